// JSON of log shippers and tools; the twin of generator/eventkb/lookup/families/object.py.

import { copied } from "../blocks.js";
import { data } from "../data.js";
import { MOST, joined } from "../entry.js";
import { entryFrom } from "../facts.js";
import { candidates, inRank, marked } from "../formats.js";
import { labels } from "../labels.js";
import { isObject, pieces, textOf } from "../objects.js";
import { folded, knows } from "../words.js";
import { markedUp } from "./xml.js";

const NUMBERS = ["id", "full_id"];
const NAMING = ["source", "message", "channel", "guid"];
const VALUE_KEY = "Value";

/** One entry for each object that is an event; a single one takes its message from the text below. */
export function parse(text, formats, words) {
  const possible = candidates(formats, words);
  const entries = [];
  let firstStart = -1;
  let lastEnd = -1;
  for (const piece of pieces(text)) {
    if (firstStart < 0) firstStart = piece.start;
    const events = eventsOf(piece.value, possible, words, MOST - entries.length);
    entries.push(...events);
    if (events.length) lastEnd = piece.end;
    if (entries.length >= MOST) break;
  }
  if (!entries.length || copied(text.slice(0, firstStart), words).length) return [];
  const isAlone = entries.length === 1 && !entries[0].message;
  return isAlone ? [withMessage(entries[0], text.slice(lastEnd), formats, words)] : entries;
}

function withMessage(entry, below, formats, words) {
  const label = labels(below, words.labels).find(({ field, leads }) => field === "message" && leads);
  if (!label) return entry;
  const name = formats.find((format) => format.with_text)?.with_text ?? entry.format;
  return joined(name, entry, entryFrom(name, [["message", below.slice(label.end)]], words));
}

function eventsOf(value, possible, words, most) {
  const entry = isObject(value) ? entryOf(value, possible, words) : null;
  if (entry) return [entry];
  const entries = [];
  for (const item of isObject(value) || Array.isArray(value) ? Object.values(value) : []) {
    if (entries.length < most) entries.push(...eventsOf(item, possible, words, most - entries.length));
  }
  return entries;
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
  const facts = inRank(scalars, known).map(({ name, text }) => [known.get(name).field, text]);
  const has = (names) => facts.some(([field]) => names.includes(field));
  if (!has(NUMBERS) || !has(NAMING)) return null;
  const values = facts.filter(([field]) => field === "values").map(([, text]) => text);
  const given = [...dataOf(value, words.data)];
  if (format.unlisted_are_values) {
    for (const { name, key, text } of scalars) if (!known.has(name)) given.push([key, text]);
  }
  for (const [name, text] of given) if (!name) values.push(text);
  let entry = entryFrom(format.name, facts, words, { values, named: given.filter(([name]) => name) });
  for (const [field, text] of facts) {
    const inside = field === "xml" ? markedUp(text, words) : null;
    if (inside) entry = joined(format.name, entry, inside);
  }
  return entry.id === null ? null : entry;
}

// The texts of an object without the event's own data; `name` is the whole path, `key` the last name as written.
function* scalarsOf(value, path, dataKeys) {
  for (const [key, item] of Object.entries(value)) {
    const isData = knows(dataKeys, folded(key));
    const name = path ? `${path}.${folded(key)}` : folded(key);
    if (isObject(item)) {
      if (!isData) yield* scalarsOf(item, name, dataKeys);
    } else if (Array.isArray(item)) {
      for (const part of isData ? [] : item) if (single(part) !== null) yield { name, key, text: textOf(single(part)) };
    } else if (item !== null) yield { name, key, text: textOf(item) };
  }
}

function single(item) {
  const isAlone = isObject(item) && Object.keys(item).length === 1 && Object.hasOwn(item, VALUE_KEY);
  const value = isAlone ? item[VALUE_KEY] : item;
  return typeof value === "object" ? null : value;
}

function* dataOf(value, dataKeys) {
  for (const [key, item] of Object.entries(value)) {
    if (knows(dataKeys, folded(key)) && typeof item === "object" && item !== null) yield* data(item);
    else if (isObject(item)) yield* dataOf(item, dataKeys);
  }
}
