// Masks an entry for a ticket; the twin of generator/eventkb/lookup/mask.py.

import { saysNothing } from "./facts.js";
import { folded, knows, of } from "./words.js";

const LABELLED =
  /(?:^|[\n,{;<"'=])[ \t]*([A-Za-z\u00c0-\uffff@][^\n:="'<>{},;]{0,40}?)["']?[ \t]*[:=>][ \t]*["']?([^\n"'<>,;]{1,100})/gu;
const SHORTEST = 3;
const LETTER = /[A-Za-z\u00c0-\uffff]/u;
const CODE = /^(?:[-+(]?(?:0x)?[0-9a-f]+[)]?|true|false|\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?|%%[0-9]+)$/iu;
const SIGNS = /[.*+?^${}()|[\]\\/]/gu;
const BLANKS = /^[ \t\n]+|[ \t\n]+$/gu;

/** A text with placeholders such as `[Computer 1]`; what occurs twice has the same one. */
export function masked(text, read, words, names) {
  const kinds = new Map();
  for (const [written, kind] of [...byPattern(text, words), ...labelled(text, words), ...values(read)]) {
    const key = written.toLowerCase();
    if (Object.hasOwn(names, kind) && !kinds.has(key)) kinds.set(key, kind);
  }
  if (!kinds.size) return text;
  const longestFirst = [...kinds.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const numbers = new Map();
  const counts = new Map();
  const alternatives = longestFirst.map((key) => key.replace(SIGNS, "\\$&")).join("|");
  return text.replace(new RegExp(`(?<![A-Za-z0-9])(?:${alternatives})(?![A-Za-z0-9])`, "giu"), (written) => {
    const key = written.toLowerCase();
    const kind = kinds.get(key);
    if (!kind) return written;
    if (!numbers.has(key)) {
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      numbers.set(key, counts.get(kind));
    }
    return `[${names[kind]} ${numbers.get(key)}]`;
  });
}

function* byPattern(text, words) {
  for (const [pattern, kind] of Object.entries(words.masks)) {
    for (const [written] of text.matchAll(new RegExp(pattern, "gu"))) yield [written, kind];
  }
}

// The texts behind labels of computers, users and addresses.
function* labelled(text, words) {
  LABELLED.lastIndex = 0;
  for (let match = LABELLED.exec(text); match; match = LABELLED.exec(text)) {
    LABELLED.lastIndex = match.index + match[0].length - match[2].length;
    const name = folded(match[1]);
    const kind = of(words.masked, name) ?? of(words.labels, name) ?? of(words.fields, name) ?? "";
    const written = match[2].replace(BLANKS, "");
    const isText = written.length >= SHORTEST && !saysNothing(written, words) && LETTER.test(written);
    if (isText) yield [written, knows(words.unmasked, folded(written)) ? "" : kind];
  }
}

// The values of entries, but not what says which events they are.
function* values(read) {
  for (const { source, channel, level, category, values: own, named } of read) {
    const kept = new Set([source, channel, level, category].filter(Boolean).map((part) => part.toLowerCase()));
    for (const value of [...own, ...named.map(([, said]) => said)]) {
      const written = value.replace(BLANKS, "");
      const isPlain = written.length >= SHORTEST && LETTER.test(written) && !CODE.test(written);
      if (isPlain && !kept.has(written.toLowerCase())) yield [written, "value"];
    }
  }
}
