// Which case of an event applies to a reader's values. tests/lookup/test_cases.py compares this with the command.

import assert from "node:assert/strict";
import { test } from "node:test";

import { applies, caseOfWords, keysOf, wordsBeside } from "../../../templates/theme/scripts/lookup/case.js";

test("all notations of a number have its key", () => {
  for (const value of ["-1018", "4294966278", "0xFFFFFC06", "-1018 (0xfffffc06)", "(-1018)."]) {
    assert.ok(keysOf(value).includes("#4294966278"), value);
  }
  assert.ok(!keysOf("1018").includes("#4294966278"));
});

test("each condition must be met, by any of its values", () => {
  const when = [[1, ["#5", "5"]], [2, ["a"]]];
  assert.ok(applies(when, new Map([[1, "0x5"], [2, " A "]])));
  assert.ok(!applies(when, new Map([[1, "0x5"]])));
  assert.ok(!applies([[0, ["x"]]], new Map([[1, "x"]])));
});

test("a typed word leads to a case with one condition", () => {
  const record = { wordings: [{ cases: [{ when: [[1, ["#5"]], [2, ["a"]]] }, { number: 2, when: [[1, ["#5"]]] }] }] };
  assert.equal(caseOfWords(record, wordsBeside("Demo 5 5", 5)).number, 2);
  assert.equal(caseOfWords(record, wordsBeside("Demo 5", 5)), null);
});
