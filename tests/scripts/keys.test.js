import assert from "node:assert/strict";
import { test } from "node:test";

import { asksForFind } from "../../templates/theme/scripts/keys.js";

test("/ and s lead to the find field", () => {
  assert.ok(asksForFind({ key: "/" }, false));
  assert.ok(asksForFind({ key: "s" }, false));
});

test("whoever types an s into a field gets an s", () => {
  assert.ok(!asksForFind({ key: "s" }, true));
});

test("the browser keeps its own shortcuts", () => {
  assert.ok(!asksForFind({ key: "s", ctrlKey: true }, false));
  assert.ok(!asksForFind({ key: "s", metaKey: true }, false));
  assert.ok(!asksForFind({ key: "Enter" }, false));
});
