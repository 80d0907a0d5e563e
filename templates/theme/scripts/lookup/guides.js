// From a typed line to guides; the twin of generator/eventkb/lookup/guides.py.

import { LONGEST, terms } from "./terms.js";

const SHORTEST = 3;
const FEWEST = 2;
const MOST = 3;
const STEM = 5;
const ENDING = 2;

/** The guides that have most of the words of a line, at least two thirds of them, the best first: `{key, titles}`. */
export function guidesOf(text, index) {
  const all = [...new Set(terms(text))];
  if (!index.manifest.guides || all.length < FEWEST) return [];
  const [stop, rows] = index.shard(index.manifest.guides) ?? [[], []];
  const counting = all.filter((word) => [...word].length >= SHORTEST && !stop.includes(word));
  const words = counting.map((word) => [...word].slice(0, LONGEST));
  const enough = rows
    .map(([key, titles, known]) => ({ key, titles, count: countOf(words, known), title: countOf(words, Object.values(titles).flatMap(terms)) }))
    .filter(({ count }) => count >= FEWEST && 3 * count >= 2 * words.length)
    .sort((first, second) => second.count - first.count || second.title - first.title || (first.key < second.key ? -1 : 1));
  // One that has the words in other places than its title is rarely meant beside one that has them there.
  return enough
    .filter(({ title }) => 2 * title >= enough[0].title)
    .slice(0, MOST)
    .map(({ key, titles }) => ({ key, titles }));
}

// How many of the words begin one that is known, without their last letters, as endings change.
function countOf(words, known) {
  const stems = words.map((letters) => letters.slice(0, Math.max(STEM, letters.length - ENDING)).join(""));
  return stems.filter((stem) => known.some((own) => own.startsWith(stem))).length;
}
