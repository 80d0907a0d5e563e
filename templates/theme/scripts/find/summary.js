// What is said of an answer in a line: in the panel, below suggestions, to screen readers.

import { filled } from "../phrase.js";

const SOME_WORDS = "some-words";

/** What is not known here: an ID that no event has, or a code; the empty text if there is neither. */
export function noteOf({ unknownId, code, codes }, words) {
  if (unknownId !== null) return filled(words.unknown_id, { id: unknownId });
  return code && !codes.length ? filled(words.code, { code }) : "";
}

/** Whether nothing is known here of what was asked for. */
export function isUnknown({ unknownId, matches, codes, guides }) {
  return unknownId !== null || !(matches.length || codes.length || guides.length);
}

/** Whether no event of an answer is more than one that has a few of the words. */
export function isWeak({ matches, codes }) {
  return !codes.length && matches.every(({ reason }) => reason === SOME_WORDS);
}

/** What is said below suggestions: what is not known, and how many there are. */
export function countOf({ matches, codes, guides }, note, words) {
  const number = matches.length + codes.length + guides.length;
  const count = number === 1 ? words.count_one : filled(words.count, { count: number });
  return [note, number ? count : note ? "" : words.none].filter(Boolean).join(" · ");
}

/** The answer in one line. */
export function lineOf({ entries, matches, codes }, words) {
  if (!matches.length && codes.length) return words.found_codes;
  if (entries.length > 1) return filled(words.found_several, { count: entries.length });
  if (!matches.length) return words.not_found;
  return { exact: words.found, likely: words.found_likely, possible: words.found_possible }[matches[0].confidence];
}
