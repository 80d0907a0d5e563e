// A text that is no known format; the twin of generator/eventkb/lookup/formats/message_only.py.

import { made } from "../facts.js";
import { pieces } from "../objects.js";
import { stripped } from "../paste.js";
import { folded, of } from "../words.js";

const FORMAT = "message-only";
const MENTION = /([A-Za-z]{2,20})([ -]?)([A-Za-z]{2,20})?[ :=#(]{1,4}([0-9]{1,5})(?![0-9])/gu;
const MENTIONED_EARLY = 2000;
const LETTER = /[0-9A-Za-z\u00aa-\u{10ffff}]/u;

/** Whether there is any text besides JSON that tells of no event. */
export function detects(text) {
  let place = 0;
  let rest = "";
  for (const piece of pieces(text)) {
    rest += text.slice(place, piece.start);
    place = piece.end;
  }
  return LETTER.test(rest + text.slice(place));
}

/** One entry, whose message is the text. */
export function parses(text, words) {
  return [made(FORMAT, [["message", stripped(text)], ...mentioned(text, words)], words)];
}

function mentioned(text, words) {
  for (const [, first, between, second, id] of text.slice(0, MENTIONED_EARLY).matchAll(MENTION)) {
    const names = [folded(first + between + (second ?? "")), folded(second ?? "")];
    if (names.some((name) => of(words.labels, name) === "id")) return [["id", id]];
  }
  return [];
}
