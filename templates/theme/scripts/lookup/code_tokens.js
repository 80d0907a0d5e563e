// What may be a code in a typed line; the twin of generator/eventkb/lookup/code_tokens.py.

import { numberOf, withAny, writtenKey } from "./notation.js";
import { BETWEEN, LONGEST_LINE, PLAIN, REPLY, TIMES } from "./query.js";
import { joined, names } from "./terms.js";
import { folded, knows } from "./words.js";

export const SYMBOL = /^[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+$/u;
export const EIGHT = /^[0-9A-Fa-f]{8}$/u;
const HEXADECIMAL = /^0[xX][0-9A-Fa-f]+$/u;
const SIGN = 0x80000000;
const WIDE = new Set(["hex", "decimal"]);

/** What may be a code in a line, and its other words without those that say nothing beside a number. */
export function codeTokens(text, beside) {
  const start = Array.from(text.slice(0, 2 * LONGEST_LINE)).slice(0, LONGEST_LINE).join("");
  const tokens = (start.match(REPLY) ?? []).flatMap(replies);
  const others = [];
  const line = start.replace(REPLY, " ").replace(TIMES, " ").replace(BETWEEN, " ");
  for (const word of line.split(/[ \t\r\n]+/u).filter(Boolean)) {
    const token = tokenOf(word.replace(/^[.,']+/u, "").replace(/[.,']+$/u, ""));
    if (token) tokens.push(token);
    else if (!knows(beside, folded(word))) others.push(...names(word).map(joined).filter(Boolean));
  }
  return [tokens, others];
}

function replies(written) {
  if (written.startsWith("%%")) return [{ text: written, keys: [written], notations: new Set(["text"]) }];
  const pattern = writtenKey("pattern", written);
  const reply = written.slice(0, written.length - pattern.length).replace(/[ \-#]+$/u, "");
  const tokens = [{ text: pattern, keys: [pattern, withAny(pattern)], notations: new Set(["pattern"]) }];
  if (reply) tokens.push({ text: reply, keys: [Number(reply)], notations: new Set(["decimal"]), isReply: true });
  return tokens;
}

function tokenOf(word) {
  const value = numberOf(word);
  if (value === null) return SYMBOL.test(word) ? { text: word, keys: [], symbol: word.toLowerCase(), notations: null } : null;
  if (EIGHT.test(word)) return { text: word, keys: [...new Set([value, parseInt(word, 16)])], notations: WIDE };
  if (HEXADECIMAL.test(word) || value >= SIGN) return { text: word, keys: [value], notations: WIDE };
  return { text: word, keys: [value], notations: new Set(["decimal"]), isSmall: PLAIN.test(word) };
}

