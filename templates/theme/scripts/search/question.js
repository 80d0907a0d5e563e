// From a question in plain words to results. Pagefind wants all words; people write sentences. Where too few articles
// have all of the words that matter, those that have some follow, the more and the rarer the better.

const ENOUGH = 5;
const MOST_WORDS = 8;
const MOST_MERGED = 40;

/** The words of a question that matter: without stop words, unless nothing else is left. */
export function wordsThatMatter(query, stop) {
  const all = query.split(/[\s,;:!?„“”"()]+/u).map((word) => word.replace(/\.$/u, "")).filter(Boolean);
  const kept = all.filter((word) => !stop.has(word.toLowerCase()));
  return kept.length ? kept : all;
}

/** `{results, filters}`; `filters` are counts by name and value, null where they must be counted from the results. */
export async function answered(pagefind, query, filters, stop) {
  const words = wordsThatMatter(query, stop);
  const all = await pagefind.search(words.join(" "), { filters });
  // A score of zero is a word that only begins like one of those searched for.
  const results = all.results.filter(({ score }) => score > 0);
  if (results.length >= ENOUGH || words.length < 2) return { results, filters: all.filters };
  const each = await Promise.all(words.slice(0, MOST_WORDS).map((word) => pagefind.search(word, { filters })));
  return { results: [...results, ...merged(each, results)].slice(0, MOST_MERGED), filters: null };
}

// Each word's best result counts one, times how rare the word is.
function merged(each, before) {
  const known = new Set(before.map(({ id }) => id));
  const lowest = before.at(-1)?.score ?? 1;
  const found = new Map();
  for (const { results } of each) {
    const best = results[0]?.score || 1;
    const rarity = 1 / Math.log2(2 + results.length);
    for (const one of results) {
      if (known.has(one.id) || !one.score) continue;
      const score = (found.get(one.id)?.score ?? 0) + rarity * (0.5 + one.score / best / 2);
      found.set(one.id, { one, score });
    }
  }
  const ordered = [...found.values()].sort((one, other) => other.score - one.score);
  const top = ordered[0]?.score ?? 1;
  return ordered.map(({ one, score }) => ({ id: one.id, data: () => one.data(), score: (lowest * score) / top }));
}

/** Counts by name and value of the filters that loaded results have. */
export function counted(loaded) {
  const found = {};
  for (const { filters } of loaded) {
    for (const [name, values] of Object.entries(filters)) {
      found[name] ??= {};
      for (const value of values) found[name][value] = (found[name][value] ?? 0) + 1;
    }
  }
  return found;
}
