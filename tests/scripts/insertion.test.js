import assert from "node:assert/strict";
import { test } from "node:test";

import { placeOf } from "../../templates/theme/scripts/insertion.js";

const view = { width: 400, height: 300 };
const tip = { width: 200, height: 40 };

test("the tip stands below its chip", () => {
  assert.deepEqual(placeOf({ top: 10, bottom: 30, left: 50 }, tip, view), { top: 36, left: 50 });
});

test("it stands above a chip at the foot of the window", () => {
  assert.deepEqual(placeOf({ top: 270, bottom: 290, left: 50 }, tip, view), { top: 224, left: 50 });
});

test("it never passes the right edge", () => {
  assert.deepEqual(placeOf({ top: 10, bottom: 30, left: 390 }, tip, view), { top: 36, left: 194 });
});
