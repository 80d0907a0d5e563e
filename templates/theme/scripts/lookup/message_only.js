// What remains when no format fits; the twin of generator/eventkb/lookup/message_only.py.

import { MESSAGE_ONLY } from "./entry.js";
import { entryFrom } from "./facts.js";
import { pieces } from "./objects.js";
import { firstOf, stripped } from "./paste.js";
import { folded, of } from "./words.js";

const MENTION = /([A-Za-z]{2,20})([ -]?)([A-Za-z]{2,20})?[ :=#(]{1,4}(0[xX][0-9A-Fa-f]{1,8}|[0-9]{1,5})(?![0-9A-Za-z])/gu;
const TITLE = /^([^ \t]{1,30}(?: [^ \t]{1,30})?) ([0-9]{1,5}), ([^,;:\t]{2,100})$/u;
const MENTIONED_EARLY = 2000;
const LONGEST_JSON = 100_000;
const LETTER = /[0-9A-Za-z\u00aa-\u{10ffff}]/u;

/** One entry whose message is the text; none if there is nothing but signs and JSON without an event. */
export function parse(text, words) {
  if (!LETTER.test(withoutObjects(firstOf(text, LONGEST_JSON)))) return [];
  const [title, below] = titled(stripped(text), words);
  if (title.length) return [entryFrom(MESSAGE_ONLY, [...title, ["message", below]], words)];
  return [entryFrom(MESSAGE_ONLY, [["message", stripped(text)], ...mentioned(text, words)], words)];
}

// What the title of Event Viewer's preview pane says, `Event 1009, MSExchangeTransport`, and the text below it.
function titled(text, words) {
  const [line] = text.split("\n", 1);
  const match = TITLE.exec(line);
  if (!match || of(words.beside, folded(match[1])) !== "id") return [[], text];
  return [[["id", match[2]], ["source", match[3]]], text.slice(line.length + 1)];
}

function withoutObjects(text) {
  let place = 0;
  let rest = "";
  for (const piece of pieces(text)) {
    rest += text.slice(place, piece.start);
    place = piece.end;
  }
  return rest + text.slice(place);
}

function mentioned(text, words) {
  for (const [, first, between, second, id] of text.slice(0, MENTIONED_EARLY).matchAll(MENTION)) {
    const names = [folded(first + between + (second ?? "")), folded(second ?? "")];
    if (names.some((name) => of(words.labels, name) === "id")) return [["id", id]];
  }
  return [];
}
