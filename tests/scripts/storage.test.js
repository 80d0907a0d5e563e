// What a page reads of its storage, which another site of the same host may have written.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInNewContext } from "node:vm";

const BASE = readFileSync(new URL("../../templates/theme/scripts/material/base.js", import.meta.url), "utf-8");

function read(localStorage) {
  const page = { URL, location: "https://a.example/kb/en/", document: { currentScript: { dataset: { scope: "../" } } } };
  Object.defineProperty(page, "localStorage", { get: localStorage });
  runInNewContext(BASE, page);
  return page.__md_get("__palette");
}

test("a choice is read", () => {
  assert.equal(read(() => ({ getItem: (key) => (key === "/kb/.__palette" ? '{"index":1}' : null) })).index, 1);
});

test("what is no choice is none, and a storage that is forbidden has none", () => {
  assert.equal(read(() => ({ getItem: () => "<img src=x>" })), null);
  assert.equal(read(() => { throw new Error("forbidden"); }), null);
});
