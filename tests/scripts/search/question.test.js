// Articles and codes among the results of the full-text search.

import assert from "node:assert/strict";
import { test } from "node:test";

import { answered } from "../../../templates/theme/scripts/search/question.js";

const results = (name, count) =>
  [...Array(count).keys()].map((place) => ({ id: `${name}${place}`, score: 10 - place, data: () => name }));
const pagefind = (articles, codes) => ({
  search: async (_, { filters: { part } }) => ({ results: part === "code" ? codes : articles, filters: {} }),
});
const ids = async (engine, filters = {}) =>
  (await answered(engine, "access denied", filters, new Set())).results.map(({ id }) => id);

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
