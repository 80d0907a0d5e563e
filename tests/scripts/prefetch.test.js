import assert from "node:assert/strict";
import { test } from "node:test";

import { rules } from "../../templates/theme/scripts/prefetch.js";

test("only pages of the reader's language are loaded ahead, wherever the site stands", () => {
  const [{ where, eagerness }] = rules("/kb/en/").prerender;
  assert.equal(where.and[0].href_matches, "/kb/en/*");
  assert.equal(eagerness, "moderate");
});
