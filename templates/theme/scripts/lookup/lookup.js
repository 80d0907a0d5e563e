// From what a person has typed or pasted to the right event; the twin of generator/eventkb/lookup/__init__.py.

import { entries as entriesOf } from "./entries.js";
import { entry } from "./entry.js";
import { characters } from "./paste.js";
import { isPasted, query, wordsOf } from "./query.js";
import { best } from "./reasons.js";
import { forEntry, forQuery, MOST } from "./search.js";

const MESSAGES = 50;
const LINE_OF_WORDS = 4;

/** The events that a typed line or a paste may mean, from what is loaded of an index: `{entries, matches}`. */
export function lookup(text, index) {
  const generator = steps(text, index, entriesOf);
  for (;;) {
    const { done, value } = generator.next();
    if (done) return value;
  }
}

/** `lookup` in steps, one for each pasted entry. `read` gives the entries of a text. */
export function* steps(text, index, read) {
  if (!isPasted(text)) return { entries: [], matches: typed(text, index) };
  const words = index.pasteWords;
  const entries = words ? read(text, words) : [];
  const matches = [];
  let unknown = 0;
  for (const [place, pasted] of entries.entries()) {
    const own = forEntry(pasted, index, unknown < MESSAGES);
    if (!own.some((match) => match.confidence === "exact")) unknown += 1;
    matches.push(...own.map((match) => ({ ...match, entry: place })));
    yield;
  }
  if (!matches.length && entries.every(({ source, id }) => source === null && id === null)) {
    matches.push(...forQuery(wordsOf(text), index).map((match) => ({ ...match, confidence: "possible" })));
  }
  return { entries, matches };
}

// The events for a line: by its number and its words and, if it is long enough, as a message.
function typed(text, index) {
  const line = query(text);
  const matches = forQuery(line, index);
  if (line.words.length < LINE_OF_WORDS) return matches;
  const asMessage = forEntry(entry("typed", { message: characters(text) }), index);
  return best([...asMessage, ...matches], MOST);
}
