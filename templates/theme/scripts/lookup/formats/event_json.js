// JSON of log shippers and tools; the twin of generator/eventkb/lookup/formats/event_json.py.

import { data } from "../data.js";
import { MOST, joined } from "../entry.js";
import { made } from "../facts.js";
import { labels } from "../labels.js";
import { isObject, pieces, textOf } from "../objects.js";
import { characters, unescaped } from "../paste.js";
import { folded, knows, of } from "../words.js";
import { events, read } from "./event_xml.js";
import { detects as detectsLabels } from "./label_block.js";

const FORMAT = "json";
const IN_TEXT = "forum-block";
const NXLOG = "nxlog-json";
const VALUE_KEY = "Value";
const NAMING = new Set(["source", "message", "channel", "guid"]);

/** Whether an object in it tells of an event, and no copied text stands before it, for a message can be JSON. */
export function detects(text, words) {
  const first = pieces(text).next().value;
  if (!first || detectsLabels(text.slice(0, first.start), words)) return false;
  return parses(text, words).length > 0;
}

/** One entry for each object with an event; a single one takes its message from the text below. */
export function parses(text, words) {
  const found = [];
  let lastEnd = 0;
  for (const piece of pieces(text)) {
    const inside = inner(piece.value, words, MOST - found.length);
    found.push(...inside);
    if (inside.length) lastEnd = piece.end;
    if (found.length >= MOST) break;
  }
  return found.length === 1 && !found[0].message ? [withMessage(found[0], text.slice(lastEnd), words)] : found;
}

function withMessage(entry, below, words) {
  const label = labels(below, words).find((one) => one.field === "message" && one.leads);
  if (!label) return entry;
  return joined(IN_TEXT, entry, made(IN_TEXT, [["message", below.slice(label.end)]], words));
}

function inner(value, words, most) {
  const entry = isObject(value) ? entryOf(value, words) : null;
  if (entry) return [entry];
  const found = [];
  for (const one of isObject(value) || Array.isArray(value) ? Object.values(value) : []) {
    if (found.length < most) found.push(...inner(one, words, most - found.length));
  }
  return found;
}

function entryOf(value, words) {
  const all = [...texts(value, "", words)];
  const known = all.filter(({ path }) => knows(words.fields, path));
  known.sort((one, other) => words.ranks[one.path] - words.ranks[other.path]);
  const facts = known.map(({ path, text }) => [words.fields[path], text]);
  const fields = new Set(facts.map(([field]) => field));
  if (!(fields.has("id") || fields.has("full_id")) || ![...NAMING].some((field) => fields.has(field))) return null;
  const kind = kindOf(new Set(all.map(({ path }) => path)), words);
  const given = [...dataOf(value, words)];
  if (kind === NXLOG) {
    for (const { path, name, text } of all) {
      if (!knows(words.nxlog, path) && !knows(words.fields, path)) given.push([name, text]);
    }
  }
  const values = all.filter(({ path }) => of(words.fields, path) === "values").map(({ text }) => text);
  for (const [name, text] of given) if (!name) values.push(text);
  let entry = made(kind, facts, words, values, given.filter(([name]) => name));
  for (const [field, text] of facts) if (field === "xml") entry = joined(kind, entry, markedUp(text, words));
  return entry.id === null ? null : entry;
}

function kindOf(paths, words) {
  const found = Object.entries(words.kinds).find(([path]) => paths.has(path));
  return found ? found[1] : FORMAT;
}

function* texts(value, path, words) {
  for (const [key, one] of Object.entries(value)) {
    const inside = path ? `${path}.${folded(key)}` : folded(key);
    if (isObject(one)) {
      if (!knows(words.data, folded(key))) yield* texts(one, inside, words);
    } else if (Array.isArray(one)) {
      for (const item of knows(words.data, folded(key)) ? [] : one) {
        if (single(item) !== null) yield { path: inside, name: key, text: textOf(single(item)) };
      }
    } else if (one !== null) yield { path: inside, name: key, text: textOf(one) };
  }
}

function single(item) {
  const alone = isObject(item) && Object.keys(item).length === 1 && Object.hasOwn(item, VALUE_KEY);
  const found = alone ? item[VALUE_KEY] : item;
  return typeof found === "object" ? null : found;
}

function* dataOf(value, words) {
  for (const [key, one] of Object.entries(value)) {
    if (knows(words.data, folded(key)) && typeof one === "object" && one !== null) yield* data(one);
    else if (isObject(one)) yield* dataOf(one, words);
  }
}

function markedUp(markup, words) {
  const text = characters(markup);
  const inside = events(text).next().value ?? events(`<Event>${unescaped(text)}</Event>`).next().value;
  return read(inside.root, words);
}
