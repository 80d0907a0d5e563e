// Message templates, and letters as texts are compared by them; the twin of parts of generator/eventkb/lookup/match.py.

import { words } from "./terms.js";

const SHORTEST_WORD = 2;
const INSERTION = /%(?:(%)|([0-9]{1,2}))/gu;
const WHITE = " \t\n\r\f\v\u0085\u2028\u2029";
const LAST = 0xffff;
const REPLACED = "\ufffd";
const SAME = new Map([
  ...Array.from("“”„‟«»‹›″‘’‚‛′`´'", (sign) => [sign, '"']),
  ...Array.from("‐‑‒–—―−", (sign) => [sign, "-"]),
]);
const MOST_KEPT = 20_000;
const lettersOfKnown = new Map();
const templatesKnown = new Map();

/** A message as a template: `literals[n]` is before the insertion string `numbers[n]`, the last at the end; `words` are counted. */
export function template(message) {
  const known = templatesKnown.get(message);
  if (known) return known;
  const form = { literals: [], numbers: [], words: 0 };
  let position = 0;
  let before = "";
  for (const match of message.matchAll(INSERTION)) {
    before += message.slice(position, match.index);
    position = match.index + match[0].length;
    if (match[2]) {
      form.literals.push(plain(before));
      form.numbers.push(Number(match[2]));
      before = "";
    } else before += "%";
  }
  form.literals.push(plain(before + message.slice(position)));
  const spoken = words(message.replace(INSERTION, " ")).filter((word) => Array.from(word).length >= SHORTEST_WORD);
  form.words = new Set(spoken.map((word) => word.toLowerCase())).size;
  if (templatesKnown.size < MOST_KEPT) templatesKnown.set(message, form);
  return form;
}

function plain(text) {
  return Array.from(text, lettersOf).join("");
}

/** The characters that a character is compared as. */
export function lettersOf(character) {
  const known = lettersOfKnown.get(character);
  if (known !== undefined) return known;
  const folded = WHITE.includes(character) ? "" : (SAME.get(character) ?? character).normalize("NFKC").toLowerCase();
  const letters = Array.from(folded, (letter) => {
    if (WHITE.includes(letter)) return "";
    return letter.codePointAt(0) > LAST ? REPLACED : SAME.get(letter) ?? letter;
  }).join("");
  lettersOfKnown.set(character, letters);
  return letters;
}
