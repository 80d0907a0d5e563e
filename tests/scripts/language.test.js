import assert from "node:assert/strict";
import { test } from "node:test";

import { preferred } from "../../templates/theme/scripts/language.js";

test("the reader's first language that the page offers is taken", () => {
  assert.equal(preferred(["en", "de"], ["fr", "de", "en"]), "de");
});

test("a region makes no difference unless the page offers it", () => {
  assert.equal(preferred(["en", "de"], ["de-AT"]), "de");
  assert.equal(preferred(["pt", "pt-BR"], ["pt-br"]), "pt-BR");
});

test("a remembered choice comes before what the browser says", () => {
  assert.equal(preferred(["en", "de"], ["en", "de-DE", "de"]), "en");
});

test("where nothing fits, the reader is left to choose", () => {
  assert.equal(preferred(["en", "de"], ["fr", "it"]), "");
  assert.equal(preferred([], ["en"]), "");
});
