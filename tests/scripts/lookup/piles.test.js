// Letters with thousands of accents; the same cases as in tests/language/test_piles.py.

import assert from "node:assert/strict";
import { test } from "node:test";

import { characters } from "../../../templates/theme/scripts/lookup/paste.js";
import { withoutPiles } from "../../../templates/theme/scripts/lookup/piles.js";
import { slug } from "../../../templates/theme/scripts/lookup/slug.js";
import { folded } from "../../../templates/theme/scripts/lookup/terms.js";
import { fold } from "../../../templates/theme/scripts/rows.js";

const PILE = "\u0301\u0323".repeat(100_000);

test("a pile is cut, and the letters around it stay", () => {
  assert.equal(withoutPiles(`a${PILE}b`), `a${PILE.slice(0, 30)}b`);
  assert.equal(withoutPiles("e\u0301".repeat(1_000)), "e\u0301".repeat(1_000));
});

test("nothing normalizes a pile", () => {
  assert.equal(folded(`A${PILE}b`), "ab");
  assert.equal(fold(`Ä${PILE}b`), "ab");
  assert.ok(characters(`a${PILE}b`).length <= 32);
  assert.equal(slug(`Demo a${PILE}b`), "demo");
});
