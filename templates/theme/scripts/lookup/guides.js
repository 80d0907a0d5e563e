// From a typed line to guides; the twin of generator/eventkb/lookup/guides.py.

import { LONGEST, terms } from "./terms.js";

const SHORTEST = 3;
const FEWEST = 2;
const MOST = 3;

/** The guides that have most of the words of a line, at least two thirds of them, the best first: `{key, titles}`. */
export function guidesOf(text, index) {
  const all = [...new Set(terms(text))].filter((word) => [...word].length >= SHORTEST);
  const words = all.map((word) => [...word].slice(0, LONGEST).join(""));
  if (!index.manifest.guides || words.length < FEWEST) return [];
  return (index.shard(index.manifest.guides) ?? [])
    .map(([key, titles, known]) => ({ key, titles, count: words.filter((word) => known.some((own) => own.startsWith(word))).length }))
    .filter(({ count }) => count >= FEWEST && 3 * count >= 2 * words.length)
    .sort((first, second) => second.count - first.count || (first.key < second.key ? -1 : 1))
    .slice(0, MOST)
    .map(({ key, titles }) => ({ key, titles }));
}
