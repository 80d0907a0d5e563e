// XML, one element an entry; the twin of generator/eventkb/lookup/families/xml.py.

import { copied } from "../blocks.js";
import { child, content, element, openings } from "../elements.js";
import { MOST, joined } from "../entry.js";
import { entryFrom } from "../facts.js";
import { characters, stripped, strippedStart, unescaped } from "../paste.js";

const DATA = new Set(["values", "named"]);
const NO_DATA = new Set(["binary", "data_offset"]);

/** One entry for each root element, with what the text above says about it, and those of the text around. */
export function parse(text, formats, words) {
  const entries = [];
  const byRoot = rootsOf(formats);
  let place = 0;
  let count = 0;
  for (const { root, start, end } of roots(text, byRoot)) {
    const format = byRoot.get(root.name);
    const above = copied(text.slice(place, start), words);
    const entry = entryOf(root, format, words);
    if (above.length && isSame(above.at(-1), entry)) {
      entries.push(...above.slice(0, -1), joined(format.with_text ?? format.name, entry, above.at(-1)));
    } else entries.push(...above, entry);
    place = end;
    count += 1;
    if (count === MOST) break;
  }
  if (place) entries.push(...copied(text.slice(place), words));
  return entries.filter((entry) => entry.id !== null || entry.source || entry.message);
}

/** The entry in a text that is XML, with or without the root element; null where no format is XML. */
export function markedUp(markup, words) {
  const byRoot = rootsOf(words.formats.filter(({ family }) => family === "xml"));
  const written = characters(markup);
  const isData = strippedStart(written).toLowerCase().startsWith("<data");
  const text = isData ? `<EventData>${written}</EventData>` : written;
  const wrapped = [...byRoot.keys()].reverse().map((root) => `<${root}>${unescaped(text)}</${root}>`);
  for (const whole of [text, ...wrapped]) {
    const { root } = roots(whole, byRoot).next().value ?? {};
    if (root) return entryOf(root, byRoot.get(root.name), words);
  }
  return null;
}

function rootsOf(formats) {
  return new Map([...formats].reverse().map((format) => [format.root, format]));
}

function* roots(text, names) {
  let place = 0;
  for (const start of openings(text, names)) {
    const read = start >= place ? element(text, start) : null;
    if (read) {
      place = read.end;
      yield { root: read.root, start, end: place };
    }
  }
}

function entryOf(root, format, words) {
  const paths = Object.entries(format.fields).filter(([, field]) => !DATA.has(field));
  const facts = paths.map(([path, field]) => [field, textOf(root, path, field)]);
  return entryFrom(format.name, facts, words, dataOf(root, format));
}

function textOf(root, path, field) {
  const [names, attribute] = path.split("@");
  const target = child(root, ...names.split("/"));
  if (attribute) return target?.attributes.get(attribute) ?? "";
  return target && field === "id" && !target.closed ? "" : content(target);
}

function dataOf(root, format) {
  const values = [];
  const named = [];
  for (const item of childrenOf(root, format, "values")) {
    const name = item.attributes.get("name");
    if (name) named.push([name, content(item)]);
    else if (!NO_DATA.has(item.name)) values.push(content(item));
  }
  for (const item of childrenOf(root, format, "named")) named.push(...leaves(item));
  return { values, named };
}

function childrenOf(root, format, field) {
  const paths = Object.entries(format.fields).filter(([, meaning]) => meaning === field);
  return paths.map(([path]) => child(root, ...path.split("/"))).find(Boolean)?.children ?? [];
}

function* leaves(parent) {
  for (const item of parent.children) {
    for (const [name, value] of item.attributes) if (name !== "xmlns") yield [name, value];
    if (item.children.length) yield* leaves(item);
    else if (stripped(item.text)) yield [item.written, content(item)];
  }
}

function isSame(above, entry) {
  return entry.id === null || above.id === null || above.id === entry.id;
}
