import assert from "node:assert/strict";
import { test } from "node:test";

import { comparison, fits, fold, fragmentOf, queryOf, words } from "../../templates/theme/scripts/rows.js";

const everything = { words: [], levels: new Set(), state: undefined };
const row = {
  id: "2007",
  level: "information",
  state: "article",
  text: fold("MSExchangeTransport 2007 Information Übermittlung an %2 nach 15 Minuten"),
};
const finds = (typed) => fits(row, { ...everything, words: words(typed) });

test("an empty filter shows every row", () => {
  assert.ok(fits(row, everything));
});

test("a source and an ID find their event, written with a blank or as a key", () => {
  assert.ok(finds("MSExchangeTransport 2007"));
  assert.ok(finds("msexchangetransport/2007"));
});

test("every word has to fit, in any order", () => {
  assert.ok(finds("minuten übermittlung"));
  assert.ok(!finds("minuten zustellung"));
});

test("umlauts and case make no difference", () => {
  assert.ok(finds("ubermittlung"));
  assert.ok(finds("ÜBERMITTLUNG"));
  assert.equal(fold("Größe"), "grosse");
});

test("a number is read from its first digit on, so 7 does not find 2007", () => {
  assert.ok(finds("20"));
  assert.ok(finds("15"));
  assert.ok(!finds("007"));
  assert.ok(!finds("5"));
});

test("several levels widen the result, the state narrows it", () => {
  assert.ok(fits(row, { ...everything, levels: new Set(["error", "information"]) }));
  assert.ok(!fits(row, { ...everything, levels: new Set(["error"]) }));
  assert.ok(!fits(row, { ...everything, state: "stub" }));
});

test("IDs sort as numbers", () => {
  assert.deepEqual(["1012", "5", "203"].sort(comparison("number", "en")), ["5", "203", "1012"]);
});

test("levels sort by gravity, unknown ones last", () => {
  const compare = comparison("level", "en", ["critical", "error", "warning"]);
  assert.deepEqual(["warning", undefined, "critical", "error"].map(String).sort(compare), ["critical", "error", "warning", "undefined"]);
});

test("texts sort as readers of the language expect", () => {
  assert.deepEqual(["Zustellung", "Übermittlung", "Transport"].sort(comparison("text", "de")), ["Transport", "Übermittlung", "Zustellung"]);
});

test("a query survives its way through a fragment", () => {
  for (const query of ["MSExchangeTransport 2007", "a&b=c #1 100% +", "Größe"]) {
    assert.equal(queryOf(fragmentOf(query)), query);
  }
});

test("a fragment that carries no query asks for nothing", () => {
  assert.equal(queryOf(""), "");
  assert.equal(queryOf("#message"), "");
  assert.equal(fragmentOf("  "), "");
});
