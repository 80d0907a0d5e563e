import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

import { entries } from "../../../templates/theme/scripts/lookup/entries.js";
import { MOST, joined, entry } from "../../../templates/theme/scripts/lookup/entry.js";

const folder = new URL("../../lookup/", import.meta.url);
const words = JSON.parse(readFileSync(new URL("words.json", folder), "utf-8"));
const cases = new URL("cases/", folder);
const read = (name) => readFileSync(new URL(name, cases), "utf-8");
const told = (found) => Object.fromEntries(Object.entries(found).filter(([, value]) => value !== null && value.length !== 0));

for (const name of readdirSync(cases)) {
  test(`a paste is read as expected: ${name}`, () => {
    assert.deepEqual(entries(read(`${name}/input.txt`), words).map(told), JSON.parse(read(`${name}/expected.json`)));
  });
}

test("a paste of more entries than anybody can look at is answered with the first thousand", () => {
  assert.equal(entries(read("no-break-padded/input.txt").repeat(MOST + 5), words).length, MOST);
});

test("the first telling counts and the second fills gaps, and an ID of zero is an ID", () => {
  const both = joined("x", entry("a", { id: 0, source: "one" }), entry("b", { id: 7, source: "two", values: ["v"] }));
  assert.deepEqual([both.id, both.source, both.values], [0, "one", ["v"]]);
});
