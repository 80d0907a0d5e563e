import assert from "node:assert/strict";
import { test } from "node:test";

import { MOST, joined, entry } from "../../../templates/theme/scripts/lookup/entry.js";
import { entries } from "../../../templates/theme/scripts/lookup/entries.js";
import { candidates, marked, readings } from "../../../templates/theme/scripts/lookup/formats.js";

// The tests in tests/lookup compare what is read from each sample and case with what the command reads.
const words = {
  labels: { source: "source", eventid: "id", level: "level", description: "message" },
  fields: {},
  data: {},
  levels: { error: "error" },
  nothing: {},
  sources: {},
  phrases: {},
  formats: [{ name: "text", family: "labels", order: 1 }],
};

test("a paste of more entries than anybody can look at is answered with the first thousand", () => {
  const copied = "Source: ESENT\nEvent ID: 455\nLevel: Error\nDescription:\nbad\n\n";
  assert.equal(entries(copied.repeat(MOST + 5), words).length, MOST);
});

test("formats of one family and one order are read together", () => {
  const formats = [["a", "xml", 1], ["b", "labels", 2], ["c", "labels", 2], ["d", "labels", 3]];
  const groups = readings(formats.map(([name, family, order]) => ({ name, family, order })));
  assert.deepEqual(groups.map(([, group]) => group.map(({ name }) => name).join("")), ["a", "bc", "d"]);
});

test("a format's own names come before those that programs share", () => {
  const shared = { fields: { id: "id", type: "other" }, labels: {} };
  const [[, known]] = candidates([{ fields: { type: "level" } }], shared);
  assert.deepEqual([...known], [["type", { rank: 0, field: "level" }], ["id", { rank: 1, field: "id" }]]);
});

test("the format with the most marks comes first, and one that needs none last", () => {
  const possible = [["a"], ["b"], ["b", "c"], undefined].map((marks, number) => [{ number, marks }]);
  assert.deepEqual(marked(possible, new Set(["b", "c"])).map(([{ number }]) => number), [2, 1, 3]);
});

test("the first telling counts and the second fills gaps, and an ID of zero is an ID", () => {
  const both = joined("x", entry("a", { id: 0, source: "one" }), entry("b", { id: 7, source: "two", values: ["v"] }));
  assert.deepEqual([both.id, both.source, both.values], [0, "one", ["v"]]);
});
