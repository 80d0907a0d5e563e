// Articles and codes among the results of the full-text search.

import assert from "node:assert/strict";
import { test } from "node:test";

import { answered, vocabulary, wordsAndSynonyms } from "../../../templates/theme/scripts/search/question.js";

const results = (name, count) =>
  [...Array(count).keys()].map((place) => ({ id: `${name}${place}`, score: 10 - place, data: () => name }));
const pagefind = (articles, codes) => ({
  search: async (_, { filters: { part } }) => ({ results: part === "code" ? codes : articles, filters: {} }),
});
const ids = async (engine, filters = {}) =>
  (await answered(engine, "access denied", filters, vocabulary("", ""))).results.map(({ id }) => id);

test("codes follow the best three articles", async () => {
  assert.deepEqual(await ids(pagefind(results("a", 5), results("c", 2))), ["a0", "a1", "a2", "c0", "c1", "a3", "a4"]);
});

test("without articles, codes are the results", async () => {
  assert.deepEqual(await ids(pagefind([], results("c", 2))), ["c0", "c1"]);
});

test("a filter is about articles, so no code has it", async () => {
  assert.deepEqual(await ids(pagefind(results("a", 5), results("c", 2)), { level: "Error" }), ["a0", "a1", "a2", "a3", "a4"]);
});

test("articles without any of the words are no results", async () => {
  const of = (excerpt) => [{ id: "a", score: 1, data: async () => ({ excerpt }) }];
  assert.deepEqual(await ids(pagefind(of("another <mark>word</mark>"), of("some <mark>code</mark>"))), []);
  assert.deepEqual(await ids(pagefind(of("<mark>Access</mark> rights"), [])), ["a"]);
  assert.deepEqual(await ids(pagefind(of("no word is marked"), [])), ["a"]);
});

test("a word is searched with its synonyms, which count less", async () => {
  const known = vocabulary("the", "reboot, restart; mail, stop error");
  const has = { reboot: ["b"], restart: ["a", "b"], server: ["a", "c"] };
  const engine = {
    search: async (text, { filters: { part } }) => ({
      results: part === "code" ? [] : (has[text] ?? []).map((id) => ({ id, score: 1, data: () => ({}) })),
      filters: {},
    }),
  };
  const answer = await answered(engine, "reboot the server", {}, known);
  assert.deepEqual(answer.results.map(({ id, score }) => [id, score]), [["a", 1.8], ["b", 1], ["c", 1]]);
});

test("the words to mark are those of the question and their synonyms", () => {
  const known = vocabulary("the", "reboot, restart; mail, stop error");
  assert.deepEqual(wordsAndSynonyms("Reboot the mail", known), ["Reboot", "mail", "restart", "stop error"]);
});
