// A link in the forms that tickets and wikis take: no title breaks out of its form.

import assert from "node:assert/strict";
import { test } from "node:test";

import { forms } from "../../templates/theme/scripts/linking.js";

test("a title with signs stays a title", () => {
  const { plain, markdown, html, jira } = forms("https://kb.example/e/a-1/", 'A [x] | <b> & "c"');
  assert.equal(plain, "https://kb.example/e/a-1/");
  assert.equal(markdown, '[A \\[x\\] | <b> & "c"](https://kb.example/e/a-1/)');
  assert.equal(html, '<a href="https://kb.example/e/a-1/">A [x] | &lt;b> &amp; &quot;c&quot;</a>');
  assert.equal(jira, '[A [x    <b> & "c"|https://kb.example/e/a-1/]');
});
