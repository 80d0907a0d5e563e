// IDs that are texts, such as `ORA-00600`; the twin of generator/eventkb/lookup/text_ids.py.

import { stripped } from "./paste.js";
import { wordsOf } from "./query.js";
import { LARGEST_NUMBER, shape } from "./record.js";
import { joined } from "./terms.js";

const LONGEST = 4000;
const MOST = 40;
const RUN = /[A-Za-z0-9._:-]{1,200}/gu;
const EDGES = /^[._:-]+|[._:-]+$/gu;
const PIECES = /[:.]/u;
const TELLING = /^(?=.{3})(?:.*[0-9].*[A-Za-z_-].*|.*[A-Za-z_-].*[0-9].*|.*[a-z][A-Z].*|.{2,}[._:-].{2,}|[0-9]{5,})$/u;
const FORM = /^(?=[._:-]*[A-Za-z0-9])[A-Za-z0-9._:-]{1,64}$/u;
const NUMBER = /^(?:0|[1-9][0-9]{0,14})$/u;
const BEHIND = "[ \\t\\r\\n\\]):;,.-]+(?=[^ \\t\\r\\n])";

/** The ID that was typed: the whole text, whatever it looks like, or the first in it, or null. Numbers are no texts. */
export function typedId(text, index) {
  const ids = [eventId(stripped(text)), ...candidates(text, index)];
  return ids.find((id) => id !== null && !isNumber(id) && index.withTextId(String(id)).length) ?? null;
}

function isNumber(id) {
  return typeof id === "number" && id <= LARGEST_NUMBER;
}

// The first ID of a text that an event has, and that cannot be an ordinary word, or null.
function first(text, index) {
  return candidates(text, index).find((id) => index.withTextId(String(id)).length) ?? null;
}

/** A line with an ID that is a text, and the name of a source before it; of other words nothing is looked up. */
export function ofTextId(text, id, index) {
  const [before] = text.toLowerCase().split(String(id).toLowerCase());
  const name = index.sourceNamed(joined(before))?.name ?? "";
  return { ...wordsOf(before), id, name: joined(name), title: name, words: [], names: [] };
}

/** The first ID of a text that a kind of the site has the pattern of, though no event has it, or null. */
export function unlistedId(text, index) {
  const patterns = index.manifest.text_ids?.patterns ?? [];
  if (!patterns.length) return null;
  const ids = words(text).filter((word) => patterns.some((pattern) => pattern.test(word))).map(eventId);
  return ids.find((id) => id !== null && !isNumber(id) && !index.withTextId(String(id)).length) ?? null;
}

/** An entry without an ID, with the one that its message names. */
export function withTextId(entry, index) {
  return withIdOf(entry, index, first);
}

/** An entry without an ID, with one that looks like those of a kind, though no event has it. */
export function withUnlistedId(entry, index) {
  return withIdOf(entry, index, unlistedId);
}

function withIdOf(entry, index, idIn) {
  if (entry.id !== null || !entry.message) return entry;
  const id = idIn(entry.message, index);
  return id === null ? entry : { ...entry, id, message: behind(entry.message, String(id)) };
}

/** What a message says behind the ID at its beginning; the whole message where the ID is elsewhere in it. */
export function behind(message, id) {
  const named = new RegExp(`${id.replace(/[.-]/g, "\\$&")}(${BEHIND})?`, "i").exec(message);
  return named?.[1] ? message.slice(named.index + named[0].length) : message;
}

/** The ID that is written as a text: a number, a text, or null for what no ID can be. */
export function eventId(written) {
  if (NUMBER.test(written)) return Number(written);
  return FORM.test(written) ? written : null;
}

/** Whether two IDs are the same; texts are compared without case. */
export function isSame(first, second) {
  return first === second || (typeof first === "string" && typeof second === "string" && first.toLowerCase() === second.toLowerCase());
}

function candidates(text, index) {
  const filed = index.manifest.text_ids;
  if (!filed) return [];
  const shaped = words(text).filter((word) => !filed.shapes.size || filed.shapes.has(shape(word)));
  return shaped.slice(0, MOST).map(eventId).filter((id) => id !== null);
}

// What may be an ID in a text, and is no ordinary word; each once.
function words(text) {
  const seen = new Set();
  for (const run of text.slice(0, LONGEST).match(RUN) ?? []) {
    for (const part of [run, ...run.split(PIECES)]) {
      const word = part.replace(EDGES, "");
      if (word && TELLING.test(word)) seen.add(word);
    }
  }
  return [...seen];
}
