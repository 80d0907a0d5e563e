// From whatever a person has in hand to the right event; the twin of generator/eventkb/lookup/__init__.py.

import { entries } from "./entries.js";
import { entry } from "./entry.js";
import { characters } from "./paste.js";
import { isPasted, query, wordsOf } from "./query.js";
import { sortedOut } from "./reasons.js";
import { forEntry, forQuery, MOST } from "./search.js";

const MESSAGES = 50;
const LINE_OF_WORDS = 4;

/** The events that a typed line or a paste may mean, from what is loaded of an index: `{entries, matches}`. */
export function lookup(text, index) {
  const generator = steps(text, index, entries);
  for (;;) {
    const { done, value } = generator.next();
    if (done) return value;
  }
}

/** The same in steps, one a pasted entry. `read` makes entries of a text. */
export function* steps(text, index, read) {
  if (!isPasted(text)) return { entries: [], matches: typed(text, index) };
  const words = index.pasteWords;
  const found = words ? read(text, words) : [];
  const matches = [];
  let unknown = 0;
  for (const [place, one] of found.entries()) {
    const own = forEntry(one, index, unknown < MESSAGES);
    if (!own.some((match) => match.confidence === "exact")) unknown += 1;
    matches.push(...own.map((match) => ({ ...match, entry: place })));
    yield;
  }
  if (!matches.length && found.every((one) => one.source === null && one.id === null)) {
    matches.push(...forQuery(wordsOf(text), index).map((one) => ({ ...one, confidence: "possible" })));
  }
  return { entries: found, matches };
}

// What a line means: by its number and its words and, if it is long enough, as a message.
function typed(text, index) {
  const line = query(text);
  const found = forQuery(line, index);
  if (line.words.length < LINE_OF_WORDS) return found;
  const asMessage = forEntry(entry("typed", { message: characters(text) }), index);
  return sortedOut([...asMessage, ...found], MOST);
}
