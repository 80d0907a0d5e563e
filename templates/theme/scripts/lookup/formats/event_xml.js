// Event XML; the twin of generator/eventkb/lookup/formats/event_xml.py.

import { child, content, element, empty, openings } from "../elements.js";
import { MOST, joined } from "../entry.js";
import { made } from "../facts.js";
import { stripped } from "../paste.js";
import { parses as parsesLabels } from "./label_block.js";

const FORMAT = "event-xml";
const WITH_TEXT = "details-text-with-xml";
const EVENT = "event";
const NO_DATA = new Set(["binary", "data_offset"]);
const SYSTEM = [["source", "provider", "name"], ["guid", "provider", "guid"], ["qualifiers", "eventid", "qualifiers"]];
const TEXTS = ["level", "keywords", "channel"];
const RENDERED = [["message", "message"], ["category", "task"], ["level", "level"], ["keywords", "keyword"]];

/** Whether there is an `<Event>`, or the beginning of one. */
export function detects(text) {
  return !openings(text, EVENT).next().done;
}

/** One entry for each `<Event>`, with what the text before it says of it, and those that the text holds besides. */
export function parses(text, words) {
  const found = [];
  let place = 0;
  let count = 0;
  for (const { root, start, end } of events(text)) {
    const above = parsesLabels(text.slice(place, start), words);
    const entry = read(root, words);
    if (above.length && same(above.at(-1), entry)) {
      found.push(...above.slice(0, -1), joined(WITH_TEXT, entry, above.at(-1)));
    } else found.push(...above, entry);
    place = end;
    count += 1;
    if (count === MOST) break;
  }
  found.push(...parsesLabels(text.slice(place), words));
  return found.filter((entry) => entry.id !== null || entry.source || entry.message);
}

/** The `<Event>` elements of a text with the places where each begins and ends. */
export function* events(text) {
  let place = 0;
  for (const start of openings(text, EVENT)) {
    const found = start >= place ? element(text, start) : null;
    if (found) {
      place = found.end;
      yield { root: found.root, start, end: place };
    }
  }
}

/** The entry that an `<Event>` holds. */
export function read(root, words) {
  const system = child(root, "system") ?? empty("system");
  const rendered = child(root, "renderinginfo") ?? empty("none");
  const facts = SYSTEM.map(([field, name, attribute]) => [field, child(system, name)?.attributes.get(attribute) ?? ""]);
  const id = child(system, "eventid");
  // An ID that was cut off could be the beginning of another.
  facts.push(["id", id?.closed ? content(id) : ""]);
  for (const field of TEXTS) facts.push([field, content(child(system, field))]);
  for (const [field, name] of RENDERED) facts.push([field, content(child(rendered, name))]);
  facts.push(["keywords", content(child(rendered, "keywords", "keyword"))]);
  const [values, named] = data(root);
  return made(FORMAT, facts, words, values, named);
}

function data(root) {
  const values = [];
  const named = [];
  const plain = child(root, "eventdata") ?? child(root, "dataitem", "eventdata") ?? empty("none");
  for (const one of plain.children) {
    const name = one.attributes.get("name");
    if (name) named.push([name, content(one)]);
    else if (!NO_DATA.has(one.name)) values.push(content(one));
  }
  for (const one of child(root, "userdata")?.children ?? []) named.push(...leaves(one));
  return [values, named];
}

function* leaves(parent) {
  for (const one of parent.children) {
    for (const [name, value] of one.attributes) if (name !== "xmlns") yield [name, value];
    if (one.children.length) yield* leaves(one);
    else if (stripped(one.text)) yield [one.written, content(one)];
  }
}

function same(above, entry) {
  return entry.id === null || above.id === null || above.id === entry.id;
}
