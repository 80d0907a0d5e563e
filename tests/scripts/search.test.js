// What the results of the search show: an excerpt doesn't repeat the summary above it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { overlap } from "../../templates/theme/scripts/search/results.js";

test("an excerpt that begins with the end of the summary repeats it", () => {
  const summary = "A queue of the server is full.";
  assert.equal(overlap(summary, "the server is full. Restart it."), "the server is full.".length);
  assert.equal(overlap(summary, "Restart the server."), 0);
  assert.equal(overlap("", "Restart it."), 0);
});
