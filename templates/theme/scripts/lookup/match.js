// Compares a message that has values in it with a message template; the twin of generator/eventkb/lookup/match.py.

import { stripped } from "./paste.js";

const LONGEST = 20_000;
const SHORTEST = 6;
const SHORTEST_PART = 12;
const HALF = 2;
const SURE = 20;
const SURE_END = 3;
const LOST = 2;
const ELLIPSIS = "...";
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

/** A text made ready for `fit`: `places[n]` is where the letter n came from. */
export function compared(text) {
  const places = [];
  let letters = "";
  let place = 0;
  for (const character of Array.from(text.slice(0, 2 * LONGEST)).slice(0, LONGEST)) {
    const plain = lettersOf(character);
    for (let count = plain.length; count > 0; count -= 1) places.push(place);
    letters += plain;
    place += character.length;
  }
  return { text, letters, places: [...places, place] };
}

/** A message as a template: `literals[n]` is before the insertion string `numbers[n]`, the last at the end. */
export function template(message) {
  const known = templatesKnown.get(message);
  if (known) return known;
  const form = { literals: [], numbers: [] };
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
  if (templatesKnown.size < MOST_KEPT) templatesKnown.set(message, form);
  return form;
}

/** How a text fits a template, or null. It may have a prefix, and its beginning or its end may be missing. */
export function fit(form, given) {
  const { letters } = given;
  const values = [];
  let waiting = [];
  let position = 0;
  let literal = 0;
  for (const [place, piece] of form.literals.entries()) {
    const isLast = place === form.numbers.length;
    if (piece) {
      let start = find(piece, letters, position, isLast);
      let { length } = piece;
      if (start < 0 && place === 0) {
        start = 0;
        length = overlap(piece, letters);
        if (length < SHORTEST_PART) length = 0;
      }
      if (start < 0 || !length) return cut(piece, given, { position, literal, waiting, values });
      values.push(...valuesOf(waiting, given, position, start));
      waiting = [];
      literal += length;
      position = start + length;
    }
    if (!isLast) waiting.push(form.numbers[place]);
  }
  values.push(...valuesOf(waiting, given, position, letters.length));
  if (literal < form.literals.join("").length) return part(literal, values, literal * HALF >= letters.length);
  return literal >= SHORTEST ? { literal, is_whole: true, is_sure: true, values: firsts(values) } : null;
}

function find(piece, letters, position, isLast) {
  if (isLast && letters.endsWith(piece) && letters.length - piece.length >= position) {
    return letters.length - piece.length;
  }
  return letters.indexOf(piece, position);
}

function cut(piece, given, { position, literal, waiting, values }) {
  const { letters } = given;
  const end = letters.endsWith(ELLIPSIS) ? letters.length - ELLIPSIS.length : letters.length;
  const length = end > position ? overlap(letters.slice(position, end), piece) : 0;
  const hasEnd = length > 0 || piece.length <= LOST;
  const known = hasEnd ? [...values, ...valuesOf(waiting, given, position, Math.max(end - length, position))] : values;
  const whole = literal + length;
  const endsWithin = whole >= SURE && length >= SURE_END;
  return part(whole, known, endsWithin || whole * HALF >= letters.length);
}

function part(literal, values, isSure) {
  return literal >= SHORTEST_PART ? { literal, is_whole: false, is_sure: isSure, values: firsts(values) } : null;
}

function firsts(values) {
  const known = new Map();
  for (const [number, value] of values) if (!known.has(number)) known.set(number, value);
  return [...known].sort(([first], [second]) => first - second);
}

// The length of the longest end of one text that is the beginning of another; in linear time.
function overlap(first, second) {
  const text = second ? `${second}\0${first.slice(-second.length)}` : "";
  const borders = new Uint32Array(text.length);
  let length = 0;
  for (let place = 1; place < text.length; place += 1) {
    while (length && text[place] !== text[length]) length = borders[length - 1];
    if (text[place] === text[length]) length += 1;
    borders[place] = length;
  }
  return text ? Math.min(borders[text.length - 1], second.length) : 0;
}

function valuesOf(waiting, { text, places }, start, end) {
  return waiting.map((number, place) => [number, place ? "" : stripped(text.slice(places[start], places[end]))]);
}

function plain(text) {
  return Array.from(text, lettersOf).join("");
}

function lettersOf(character) {
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
