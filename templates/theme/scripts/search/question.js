// Finds results for a question in plain words. Pagefind requires all words, but people write sentences and use other
// words than an article does. So each word is searched alone and with its synonyms, and an article counts what it has:
// words in its title, summary or message more than others, and all words together most.

import { folded } from "../lookup/terms.js";

const MOST_WORDS = 10;
const MOST_MERGED = 40;
const BEFORE_CODES = 3;
const MOST_CODES = 10;

const MARK = /<mark>([^<]*)<\/mark>/gu;
const ALIKE = 3;
const BEST = 3;

/** What a synonym counts, compared with the word that was typed. */
const OF_SYNONYM = 0.8;

/** What an article counts that has all words, compared with the best score of one word. */
const OF_ALL = 2;

/** What a language's words of the interface say of questions: words that select nothing, and words that mean the same. */
export function vocabulary(stop, synonyms) {
  const others = new Map();
  for (const group of synonyms.split(";").map((words) => words.split(",").map((word) => word.trim()).filter(Boolean))) {
    for (const word of group) {
      const known = others.get(word) ?? [];
      others.set(word, [...known, ...group.filter((other) => other !== word && !known.includes(other))]);
    }
  }
  return { stop: new Set(stop.split(" ")), others };
}

/** The important words of a question: without stop words, unless nothing else is left. */
export function wordsThatMatter(query, { stop }) {
  const all = query.split(/[\s,;:!?„“”"()]+/u).map((word) => word.replace(/\.$/u, "")).filter(Boolean);
  const kept = all.filter((word) => !stop.has(word.toLowerCase()));
  return kept.length ? kept : all;
}

/** The important words of a question with their synonyms, for marking them. */
export function wordsAndSynonyms(query, known) {
  const words = wordsThatMatter(query, known);
  return [...words, ...words.flatMap((word) => known.others.get(word.toLowerCase()) ?? [])];
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

// The results, none if the best ones have none of the words: then no text has them.
async function meant(results, words) {
  if (!results.length) return results;
  const best = await Promise.all(results.slice(0, BEST).map((result) => result.data()));
  return best.some(({ excerpt }) => isMeant(excerpt, words)) ? results : [];
}

/** `{results, filters}`; `filters` are counts by name and value, or null if they must be counted from the results. */
export async function answered(pagefind, query, filters, known) {
  const words = wordsThatMatter(query, known);
  const all = await ofArticles(pagefind, words, { ...filters, part: "article" }, known);
  const meaning = wordsAndSynonyms(query, known).flatMap((word) => word.split(" "));
  const articles = { ...all, results: await meant(all.results, meaning) };
  if (Object.keys(filters).length) return articles;
  // Codes have few words and would come before every article, so they follow the best ones.
  const codes = await pagefind.search(words.join(" "), { filters: { part: "code" } });
  const [best, rest] = [articles.results.slice(0, BEFORE_CODES), articles.results.slice(BEFORE_CODES)];
  const lowest = best.at(-1)?.score ?? Infinity;
  const own = await meant(codes.results.filter(({ score }) => score > 0).slice(0, MOST_CODES), words);
  const after = own.map((result) => ({ id: result.id, data: () => result.data(), score: Math.min(result.score, lowest) }));
  return { ...articles, results: [...best, ...after, ...rest] };
}

async function ofArticles(pagefind, words, filters, known) {
  const search = async (text) => {
    const { results, filters: counts } = await pagefind.search(text, { filters });
    // The score is zero if a word only begins like one of the question.
    return { results: results.filter(({ score }) => score > 0), filters: counts };
  };
  const all = await search(words.join(" "));
  const alone = words.slice(0, MOST_WORDS).map((word) => [word, ...(known.others.get(word.toLowerCase()) ?? [])]);
  if (alone.length === 1 && alone[0].length === 1) return all;
  const each = await Promise.all(alone.map((group) => Promise.all(group.map(async (word) => (await search(word)).results))));
  return { results: merged([...each.map(ofGroup), scaled(all.results, OF_ALL)]), filters: null };
}

/** The results of a word and its synonyms: each article with the best of its scores. */
function ofGroup([own, ...synonyms]) {
  const scores = scaled(own, 1);
  for (const results of synonyms) {
    for (const [id, entry] of scaled(results, OF_SYNONYM)) {
      if (entry.score > (scores.get(id)?.score ?? 0)) scores.set(id, entry);
    }
  }
  return scores;
}

// The root makes having a word count more than having it often.
function scaled(results, most) {
  const best = results[0]?.score || 1;
  return new Map(results.map((result) => [result.id, { result, score: most * Math.sqrt(result.score / best) }]));
}

function merged(groups) {
  const byId = new Map();
  for (const scores of groups) {
    for (const [id, { result, score }] of scores) byId.set(id, { result, score: (byId.get(id)?.score ?? 0) + score });
  }
  const ordered = [...byId.values()].sort((a, b) => b.score - a.score).slice(0, MOST_MERGED);
  return ordered.map(({ result, score }) => ({ id: result.id, data: () => result.data(), score }));
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
