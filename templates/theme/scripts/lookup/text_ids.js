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

/** An entry without an ID, with the one that its message names. */
export function withTextId(entry, index) {
  if (entry.id !== null || !entry.message) return entry;
  const id = first(entry.message, index);
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
  const seen = new Set();
  const ids = [];
  for (const run of text.slice(0, LONGEST).match(RUN) ?? []) {
    for (const word of [run, ...run.split(PIECES)]) {
      const written = word.replace(EDGES, "");
      const isNew = written && !seen.has(written) && TELLING.test(written);
      if (isNew && (!filed.shapes.size || filed.shapes.has(shape(written)))) {
        seen.add(written);
        const id = eventId(written);
        if (id !== null && seen.size <= MOST) ids.push(id);
      }
    }
  }
  return ids;
}
