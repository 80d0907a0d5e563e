// Finds results for a question in plain words. Pagefind requires all words, but people write sentences. If too few
// articles contain all important words, articles with some of them follow, those with more and rarer words first.

import { folded } from "../lookup/terms.js";

const ENOUGH = 5;
const MOST_WORDS = 8;
const MOST_MERGED = 40;
const BEFORE_CODES = 3;
const MOST_CODES = 10;
const MARK = /<mark>([^<]*)<\/mark>/gu;
const ALIKE = 3;

/** The important words of a question: without stop words, unless nothing else is left. */
export function wordsThatMatter(query, stop) {
  const all = query.split(/[\s,;:!?„“”"()]+/u).map((word) => word.replace(/\.$/u, "")).filter(Boolean);
  const kept = all.filter((word) => !stop.has(word.toLowerCase()));
  return kept.length ? kept : all;
}

/**
 * Whether an excerpt is of an article that has one of the words. For a word that no text has, Pagefind takes any that
 * begins with its first letter. An excerpt without marks is of an article that has the word elsewhere, as the parts of
 * compound words.
 */
export function isMeant(excerpt, words) {
  const marks = Array.from((excerpt ?? "").matchAll(MARK), ([, word]) => folded(word).slice(0, ALIKE));
  return !marks.length || words.some((word) => marks.includes(folded(word).slice(0, ALIKE)));
}

// The results, none if the best one has none of the words: then no text has them.
async function meant(results, words) {
  if (!results.length) return results;
  const { excerpt } = await results[0].data();
  return isMeant(excerpt, words) ? results : [];
}

/** `{results, filters}`; `filters` are counts by name and value, or null if they must be counted from the results. */
export async function answered(pagefind, query, filters, stop) {
  const words = wordsThatMatter(query, stop);
  const all = await ofArticles(pagefind, words, { ...filters, part: "article" });
  const articles = { ...all, results: await meant(all.results, words) };
  if (Object.keys(filters).length) return articles;
  // Codes have few words and would come before every article, so they follow the best ones.
  const codes = await pagefind.search(words.join(" "), { filters: { part: "code" } });
  const [best, rest] = [articles.results.slice(0, BEFORE_CODES), articles.results.slice(BEFORE_CODES)];
  const lowest = best.at(-1)?.score ?? Infinity;
  const own = await meant(codes.results.filter(({ score }) => score > 0).slice(0, MOST_CODES), words);
  const after = own.map((result) => ({ id: result.id, data: () => result.data(), score: Math.min(result.score, lowest) }));
  return { ...articles, results: [...best, ...after, ...rest] };
}

async function ofArticles(pagefind, words, filters) {
  const all = await pagefind.search(words.join(" "), { filters });
  // The score is zero if a word only begins like one of the question.
  const results = all.results.filter(({ score }) => score > 0);
  if (results.length >= ENOUGH || words.length < 2) return { results, filters: all.filters };
  const each = await Promise.all(words.slice(0, MOST_WORDS).map((word) => pagefind.search(word, { filters })));
  return { results: [...results, ...merged(each, results)].slice(0, MOST_MERGED), filters: null };
}

// The best result of each word scores 1, multiplied by the rarity of the word.
function merged(each, before) {
  const knownIds = new Set(before.map(({ id }) => id));
  const lowest = before.at(-1)?.score ?? 1;
  const byId = new Map();
  for (const { results } of each) {
    const best = results[0]?.score || 1;
    const rarity = 1 / Math.log2(2 + results.length);
    for (const result of results) {
      if (knownIds.has(result.id) || !result.score) continue;
      const score = (byId.get(result.id)?.score ?? 0) + rarity * (0.5 + result.score / best / 2);
      byId.set(result.id, { result, score });
    }
  }
  const ordered = [...byId.values()].sort((a, b) => b.score - a.score);
  const top = ordered[0]?.score ?? 1;
  return ordered.map(({ result, score }) => ({ id: result.id, data: () => result.data(), score: (lowest * score) / top }));
}

/** Counts the filters of loaded results, by name and value. */
export function counted(loaded) {
  const counts = {};
  for (const { filters } of loaded) {
    for (const [name, values] of Object.entries(filters)) {
      counts[name] ??= {};
      for (const value of values) counts[name][value] = (counts[name][value] ?? 0) + 1;
    }
  }
  return counts;
}
