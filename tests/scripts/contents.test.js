import assert from "node:assert/strict";
import { test } from "node:test";

import { currentOf } from "../../templates/theme/scripts/contents.js";

test("the current section is the last one that begins above the line", () => {
  assert.equal(currentOf([-400, -20, 30, 900], 50), 2);
  assert.equal(currentOf([80, 300], 50), -1);
  assert.equal(currentOf([], 50), -1);
});

test("a section that is not on the page is never the current one", () => {
  assert.equal(currentOf([-10, Number.POSITIVE_INFINITY], 50), 0);
});
