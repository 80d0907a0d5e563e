// From a text to its search terms; the twin of generator/eventkb/language/terms.py.

import { withoutPiles } from "./piles.js";

const LETTERS = "0-9A-Za-z\u00aa\u00b5\u00ba\u00c0-\u1fff\u2c00-\ud7ff\uf900-\ufdff\ufe70-\uffef";
const WORD = new RegExp(`[${LETTERS}]+`, "gu");
const NAME = new RegExp(`[${LETTERS}_]+`, "gu");
const MARKS = /[\u0300-\u036f]/gu;
const PART = /[A-Z]+(?![a-z])|[A-Z]?[a-z\u00df-\u00ff]+|[0-9]+|[^0-9A-Za-z\u00df-\u00ff]+/gu;
const UMLAUTS = [["ß", "ss"], ["ς", "σ"], ["ae", "a"], ["oe", "o"], ["ue", "u"]];
const ASCII = /^[\0-\x7f]*$/u;
/** Characters of a term. */
export const LONGEST = 40;
const FIRST_WORDS = 5;
const MOST_KEPT = 20_000;
// A catalogue says most of its words many times.
const termsKnown = new Map();

/** A text as terms are compared: `Übermittlung`, `uebermittlung` and `UBERMITTLUNG` are one. */
export function folded(text) {
  const plain = ASCII.test(text) ? text.toLowerCase() : withoutPiles(text).normalize("NFKD").toLowerCase().replace(MARKS, "");
  return UMLAUTS.reduce((so, [written, read]) => so.replaceAll(written, read), plain);
}

/** A name in one word. */
export function joined(name) {
  return words(name).map(folded).join("");
}

/** The runs of letters and digits, or with `_`, of a text. */
export function words(text) {
  return text.match(WORD) ?? [];
}

/** The same with their places: `{text, start, end}`. */
export function tokens(text) {
  return Array.from(text.matchAll(WORD), ({ 0: run, index: start }) => ({ text: run, start, end: start + run.length }));
}

export function names(text) {
  return text.match(NAME) ?? [];
}

/** The terms of a text in its order, those of CamelCase words also by their parts. */
export function terms(text) {
  return words(text).flatMap(termsOf);
}

function termsOf(word) {
  const known = termsKnown.get(word);
  if (known) return known;
  const runs = parts(word);
  const own = [word, ...(runs.length > 1 ? runs : [])].map((part) => folded(part).slice(0, LONGEST)).filter(Boolean);
  if (termsKnown.size >= MOST_KEPT) termsKnown.clear();
  termsKnown.set(word, own);
  return own;
}

/** The first words of a text, folded. */
export function beginning(text) {
  return words(text).map(folded).filter(Boolean).slice(0, FIRST_WORDS);
}

/** The terms of a symbolic name: all of it from any of its parts on. */
export function nameTerms(name) {
  const runs = words(name).flatMap(parts).map(folded).filter(Boolean);
  return runs.map((_, place) => runs.slice(place).join("").slice(0, LONGEST));
}

function parts(word) {
  return word.match(PART) ?? [];
}
