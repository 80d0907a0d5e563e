// What `wevtutil qe … /f:text` prints; the twin of generator/eventkb/lookup/formats/wevtutil_text.py.

import { MOST } from "../entry.js";
import { detects as detectsLabels, parses as parsesLabels } from "./label_block.js";

const FORMAT = "wevtutil-text";
const HEAD = /(?:^|\n)[ \t]*Event ?\[[0-9]{1,9}\]:?[ \t]*(?=\n)/u;

/** Whether a line says `Event[0]:`. */
export function detects(text, words) {
  return HEAD.test(text) && detectsLabels(text, words);
}

/** One entry for each `Event[…]`. */
export function parses(text, words) {
  const parts = text.split(HEAD).slice(1, MOST + 1);
  return parts.flatMap((part) => parsesLabels(part, words).slice(0, 1)).map((entry) => ({ ...entry, format: FORMAT }));
}
