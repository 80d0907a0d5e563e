// JSON of log shippers and tools; the twin of generator/eventkb/lookup/families/object.py.

import { copied } from "../blocks.js";
import { data } from "../data.js";
import { MOST, joined } from "../entry.js";
import { entryFrom } from "../facts.js";
import { candidates, inRank, marked } from "../formats.js";
import { labels } from "../labels.js";
import { isObject, pieces, textOf } from "../objects.js";
import { outlines } from "../outlines.js";
import { folded, knows } from "../words.js";
import { factsOf } from "./fields.js";
import { parse as propertyLists } from "./labels.js";
import { textsOf } from "./texts.js";
import { markedUp } from "./xml.js";

const MOST_EMPTY = 1_000;
const DEEPEST_FIELD = 8;
const NUMBERS = ["id", "full_id", "text_id"];
const NAMING = ["source", "message", "channel", "guid", "text_id"];
const VALUE_KEY = "Value";
const SAME = ["_source", "fields"];
const DATA_NAME = /^(?:.*[._])?(?:event_?data|user_?data)[._](.+)$/iu;
const DEEPEST = 4;
const MARKUP = /^[ \t\n]*(?:<|&lt;)/u;

/** One entry for each object that is an event; a single one takes its message from the text below. */
export function parse(text, formats, words) {
  const possible = candidates(formats, words);
  const entries = [];
  let firstStart = -1;
  let lastEnd = -1;
  let empty = 0;
  const expanded = textsOf();
  for (const piece of pieces(text)) {
    if (firstStart < 0) firstStart = piece.start;
    const events = eventsOf(expanded(piece.value), possible, words, MOST - entries.length);
    entries.push(...events);
    if (events.length) lastEnd = piece.end;
    else empty += 1;
    if (entries.length >= MOST || empty >= MOST_EMPTY) break;
  }
  if (!entries.length) return outlined(text, possible, words);
  if (copied(text.slice(0, firstStart), words).length) return [];
  const isAlone = entries.length === 1 && !entries[0].message;
  return isAlone ? [withMessage(entries[0], text.slice(lastEnd), formats, words)] : entries;
}

// The entries of indented outlines. A format needs marks there, since copied text looks alike.
function outlined(text, possible, words) {
  const sure = possible.filter(([{ marks }]) => marks);
  const entries = [];
  for (const document of outlines(text)) entries.push(...eventsOf(document, sure, words, MOST - entries.length));
  return entries;
}

function withMessage(entry, below, formats, words) {
  const label = labels(below, words.labels).find(({ field, leads }) => field === "message" && leads);
  if (!label) return entry;
  const name = formats.find((format) => format.with_text)?.with_text ?? entry.format;
  return joined(name, entry, entryFrom(name, [["message", below.slice(label.end)]], words));
}

function eventsOf(value, possible, words, most) {
  if (typeof value === "string") return listed(value, words).slice(0, most);
  const entry = isObject(value) ? entryOf(value, possible, words) : null;
  if (entry) return [entry];
  let inner = isObject(value) || Array.isArray(value) ? Object.values(value) : [];
  if (isObject(value) && SAME.every((name) => Object.hasOwn(value, name))) {
    inner = [eventsOf(value[SAME[0]], possible, words, 1).length ? value[SAME[0]] : value[SAME[1]]];
  }
  const entries = [];
  for (const item of inner) {
    if (entries.length < most) entries.push(...eventsOf(item, possible, words, most - entries.length));
  }
  return entries;
}

// The entries of a text that is a list of properties.
function listed(text, words) {
  const own = words.formats.filter(({ family, sign }) => family === "labels" && sign);
  return text.includes("\n") ? propertyLists(text, own, words) : [];
}

function entryOf(value, possible, words) {
  const scalars = [...scalarsOf(value, "", words.data)];
  const paths = new Set(scalars.map(({ name }) => name));
  for (const candidate of marked(possible, paths)) {
    const entry = entryIn(candidate, scalars, value, words);
    if (entry) return entry;
  }
  return null;
}

function entryIn([format, known], scalars, value, words) {
  const ranked = inRank(scalars, known);
  const has = (names) => ranked.some(({ name }) => names.includes(known.get(name).field));
  if (!(has(NUMBERS) || format.without_id) || !has(NAMING)) return null;
  const facts = factsOf(ranked, known);
  const values = facts.filter(([field]) => field === "values").map(([, text]) => text);
  const given = [...dataOf(value, words.data)];
  if (format.unlisted_are_values) {
    for (const { name, key, text } of scalars) if (!known.has(name)) given.push([key, text]);
  }
  for (const [name, text] of given) if (!name) values.push(text);
  let entry = entryFrom(format.name, facts, words, { values, named: given.filter(([name]) => name) });
  for (const [field, text] of facts) {
    const isMarkup = field === "xml" && MARKUP.test(text);
    const inside = isMarkup ? markedUp(text, words) : field === "xml" ? listed(text, words)[0] : null;
    if (inside) entry = joined(format.name, entry, inside);
  }
  return entry.id !== null || (format.without_id && entry.message) ? entry : null;
}

// The texts of an object without the event's own data; `name` is the whole path, `key` the last name as written.
export function* scalarsOf(value, path, dataKeys, depth = 0) {
  for (const [key, item] of depth < DEEPEST_FIELD ? Object.entries(value) : []) {
    const isData = knows(dataKeys, folded(key));
    const name = path ? `${path}.${folded(key)}` : folded(key);
    if (isObject(item)) {
      if (!isData) yield* scalarsOf(item, name, dataKeys, depth + 1);
    } else if (Array.isArray(item)) {
      if (!isData && !DATA_NAME.test(key)) for (const text of singles(item)) yield { name, key, text };
    } else if (item !== null && !DATA_NAME.test(key)) yield { name, key, text: textOf(item) };
  }
}

// The scalars of a list, also where each is an object with its value alone, or a list.
function* singles(items, depth = 0) {
  for (const item of items) {
    const isAlone = isObject(item) && Object.keys(item).length === 1 && Object.hasOwn(item, VALUE_KEY);
    const value = isAlone ? item[VALUE_KEY] : item;
    if (Array.isArray(value) && depth < DEEPEST) yield* singles(value, depth + 1);
    else if (typeof value !== "object") yield textOf(value);
  }
}

function* dataOf(value, dataKeys) {
  for (const [key, item] of Object.entries(value)) {
    const isDatum = DATA_NAME.test(key) && !isObject(item);
    if (knows(dataKeys, folded(key)) && typeof item === "object" && item !== null) yield* data(item);
    else if (isDatum) for (const [, text] of data(item)) yield [DATA_NAME.exec(key)[1], text];
    else if (isObject(item)) yield* dataOf(item, dataKeys);
  }
}
