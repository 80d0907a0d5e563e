// Where a result of the full-text search leads.

import assert from "node:assert/strict";
import { test } from "node:test";

import { placeOf } from "../../../templates/theme/scripts/search/place.js";

const PAGE = { url: "/en/demo/1/", meta: { title: "Demo 1" }, excerpt: "A <mark>disk</mark>" };

test("a page leads to its top, with the words to be marked", () => {
  assert.deepEqual(placeOf(PAGE, "disk full"), { title: "Demo 1", href: "en/demo/1/#h=disk%20full", excerpt: PAGE.excerpt });
});

test("a page with parts leads to the one that says most of the words", () => {
  const part = (anchor, score) => ({
    anchor: { id: anchor }, title: anchor, url: `/en/codes/win32/#${anchor}`, excerpt: anchor, weighted_locations: [{ balanced_score: score }],
  });
  const place = placeOf({ ...PAGE, sub_results: [{ title: "top", url: "/en/codes/win32/" }, part("5", 1), part("6", 9)] }, "x");
  assert.deepEqual(place, { title: "6", href: "en/codes/win32/#6", excerpt: "6" });
});
