// Rows of a table of events as plain values: which of them fit what was typed, and in which order they stand.

/** Letters without case and accents, so that `ubermittlung` finds `Übermittlung`. */
export function fold(text) {
  return text.toLowerCase().replaceAll("ß", "ss").normalize("NFD").replace(/\p{M}/gu, "");
}

/** What was typed as words; `MSExchangeTransport/2007` are two. */
export function words(typed) {
  return fold(typed).split(/[\s/]+/u).filter(Boolean);
}

/** Whether a row `{id, text, level, state}` fits a filter `{words, levels, state}`; `text` is folded. */
export function fits(row, filter) {
  return (filter.levels.size === 0 || filter.levels.has(row.level))
    && (!filter.state || row.state === filter.state)
    && filter.words.every((word) => holds(row, word));
}

// A number means an event's ID or a number in the message, from its first digit on: 7 is not in 2007.
function holds(row, word) {
  if (!/^\d+$/u.test(word)) return row.text.includes(word);
  return row.id.startsWith(word) || new RegExp(`(?<![\\d.])${word}`, "u").test(row.text);
}

/** Compares two texts of a column: as `number`, by the order of `levels`, or as a reader of `language` would. */
export function comparison(kind, language, levels = []) {
  if (kind === "number") return (one, other) => Number(one) - Number(other);
  if (kind === "level") return (one, other) => rank(levels, one) - rank(levels, other);
  const collator = new Intl.Collator(language, { numeric: true });
  return (one, other) => collator.compare(one, other);
}

function rank(levels, level) {
  const place = levels.indexOf(level);
  return place < 0 ? levels.length : place;
}

/** The query that a fragment `#q=…` carries, or "". */
export function queryOf(fragment) {
  return new URLSearchParams(fragment.replace(/^#/u, "")).get("q") ?? "";
}

/** The fragment that carries a query, empty for an empty one. */
export function fragmentOf(query) {
  return query.trim() ? `#q=${encodeURIComponent(query.trim())}` : "";
}
