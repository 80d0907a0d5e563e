// A pasted text as entries: the first format that reads any has the text; the twin of generator/eventkb/lookup/entries.py.

import { MOST } from "./entry.js";
import { parse as labels } from "./families/labels.js";
import { parse as object } from "./families/object.js";
import { parse as pattern } from "./families/pattern.js";
import { parse as table } from "./families/table.js";
import { parse as xml } from "./families/xml.js";
import { readings } from "./formats.js";
import { parse as messageOnly } from "./message_only.js";
import { cleaned, clipped } from "./paste.js";

const FAMILIES = { labels, object, pattern, table, xml };

/** The entries of a pasted text in its order; none if it says nothing. Never fails. */
export function entries(text, words) {
  const [first, ...rest] = clipped(text).map((part) => entriesOf(cleaned(part), words));
  const last = rest.flat().filter((entry) => entry.id !== null);
  return [...first, ...last].slice(0, MOST);
}

function entriesOf(text, words) {
  for (const [family, formats] of readings(words.formats)) {
    const read = FAMILIES[family](text, formats, words);
    if (read.length) return read;
  }
  return messageOnly(text, words);
}
