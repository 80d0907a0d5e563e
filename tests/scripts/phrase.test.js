// Phrases with slots.

import assert from "node:assert/strict";
import { test } from "node:test";

import { filled } from "../../templates/theme/scripts/phrase.js";

test("a value is put into its slot as it is", () => {
  for (const value of ["$&", "$`", "$'", "$$", "{count}", "%1"]) {
    assert.equal(filled("All texts with „{query}“ ({count})", { query: value, count: 3 }), `All texts with „${value}“ (3)`);
  }
});

test("a slot without a value stays, whatever it is called", () => {
  assert.equal(filled("{constructor} {other}", {}), "{constructor} {other}");
});
