// Texts in addresses.

import assert from "node:assert/strict";
import { test } from "node:test";

import { encoded } from "../../templates/theme/scripts/encoded.js";
import { Reader } from "../../templates/theme/scripts/find/reader.js";
import { fragmentOf } from "../../templates/theme/scripts/rows.js";

test("a text that was cut in the middle of a character becomes an address all the same", () => {
  assert.equal(encoded("ab\ud83d"), "ab%EF%BF%BD");
  assert.equal(fragmentOf("ab\ud83d"), "#q=ab%EF%BF%BD");
  assert.match(new Reader("https://kb.example/lookup/", "en", false).search("\udc00"), /#q=%EF%BF%BD$/u);
});
