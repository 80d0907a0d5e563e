// Piles of accents, which take the square of their number to normalize; the twin of generator/eventkb/language/piles.py.

const SHORT = 1_000;
const PILE = /(\p{M}{30})\p{M}+/gu;

/** A text whose letters have no more marks than any language writes; a short text as it is. */
export function withoutPiles(text) {
  return text.length <= SHORT ? text : text.replace(PILE, "$1");
}
