// Parts of typed words that no event has; the twin of generator/eventkb/lookup/parts.py.

import { MOST_WORDS } from "./query.js";
import { LONGEST } from "./terms.js";

const SHORTEST_HEAD = 3;
const SHORTEST_TAIL = 5;

/** A query with the parts of words that no event has: of names with `_`, of compound words. None beside an ID. */
export function withKnownParts(query, index) {
  if (query.id !== null) return query;
  const parts = [];
  const words = query.words.flatMap((word) => knownParts(word, query, index, parts));
  const isSame = words.length === query.words.length && words.every((word, place) => word === query.words[place]);
  if (isSame) return query;
  const { compounding = [] } = index.manifest;
  return { ...query, words: [...new Set(words)].slice(0, MOST_WORDS), is_split: true, parts, compounding };
}

// Parts of compound words are added to `compounds`.
function knownParts(word, query, index, compounds) {
  // What is not loaded yet may have the word.
  if (word.length === 1 || index.withTerm(word.slice(0, LONGEST)).count || index.wanted.size) return [word];
  const parts = query.names.find((own) => own.join("") === word) ?? [];
  if (parts.length > 1) return parts;
  const own = partsOfCompound(word, index);
  compounds.push(...own);
  return own.length ? own : [word];
}

// The longest end of a word that an event has, and what is before it.
function partsOfCompound(word, index) {
  const { linking } = index.manifest;
  if (!linking.length || word.length < SHORTEST_HEAD + SHORTEST_TAIL || word.length > LONGEST || /[0-9]/u.test(word)) return [];
  for (let start = SHORTEST_HEAD; start <= word.length - SHORTEST_TAIL; start += 1) {
    const tail = word.slice(start);
    if (!index.withTerm(tail).count) continue;
    const heads = ["", ...linking].map((link) => withoutEnd(word.slice(0, start), link));
    const head = heads.find((own) => own.length >= SHORTEST_TAIL && index.withTerm(own).count);
    return head ? [tail, head] : [tail];
  }
  return [];
}

function withoutEnd(text, end) {
  return end && text.endsWith(end) ? text.slice(0, -end.length) : text;
}
