import assert from "node:assert/strict";
import { test } from "node:test";

import { placeAfter } from "../../templates/theme/scripts/tabs.js";

test("arrow keys go round", () => {
  assert.equal(placeAfter("ArrowRight", 0, 5), 1);
  assert.equal(placeAfter("ArrowRight", 4, 5), 0);
  assert.equal(placeAfter("ArrowLeft", 0, 5), 4);
});

test("Home and End lead to the first and the last tab", () => {
  assert.equal(placeAfter("Home", 3, 5), 0);
  assert.equal(placeAfter("End", 0, 5), 4);
});

test("other keys stay with the browser", () => {
  assert.equal(placeAfter("ArrowDown", 2, 5), -1);
  assert.equal(placeAfter("Tab", 2, 5), -1);
});
