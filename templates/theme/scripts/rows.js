// Rows of a table of events as plain values: which of them match a filter, and how they are sorted.

import { encoded } from "./encoded.js";

const MARKS = /\p{M}/gu;

/** A text without case and accents, so that `ubermittlung` finds `Übermittlung`. */
export function fold(text) {
  // Twice, since normalizing takes the square of the marks on a letter.
  return text.toLowerCase().replaceAll("ß", "ss").replace(MARKS, "").normalize("NFD").replace(MARKS, "");
}

/** The words of a typed text; `Backup/1001` is two words. */
export function words(typed) {
  return fold(typed).split(/[\s/]+/u).filter(Boolean);
}

/** Whether a row `{id, text, level, state, isIgnorable}` matches a filter `{words, levels, state, isIgnorable}`; `text` is folded. */
export function fits(row, filter) {
  return (filter.levels.size === 0 || filter.levels.has(row.level))
    && (!filter.state || row.state === filter.state)
    && (!filter.isIgnorable || row.isIgnorable)
    && filter.words.every((word) => holds(row, word));
}

// A number matches an ID or a number in the message only from its first digit: 7 is not in 2007.
function holds(row, word) {
  if (!/^\d+$/u.test(word)) return row.text.includes(word);
  return row.id.startsWith(word) || new RegExp(`(?<![\\d.])${word}`, "u").test(row.text);
}

/** A function that compares two texts of a column: as numbers, by the order of `levels`, or as text of a language. */
export function comparison(kind, language, levels = []) {
  if (kind === "level") return (a, b) => rank(levels, a) - rank(levels, b);
  const collator = new Intl.Collator(language, { numeric: true });
  return (a, b) => collator.compare(a, b);
}

function rank(levels, level) {
  const place = levels.indexOf(level);
  return place < 0 ? levels.length : place;
}

/** The query that a fragment `#q=…` carries, or "". */
export function queryOf(fragment) {
  return new URLSearchParams(fragment.replace(/^#/u, "")).get("q") ?? "";
}

/** The fragment that carries a query; "" for an empty query. */
export function fragmentOf(query) {
  return query.trim() ? `#q=${encoded(query.trim())}` : "";
}
