// Compares a message that has values in it with a message template; the twin of generator/eventkb/lookup/match.py.

import { stripped, strippedEnd } from "./paste.js";
import { lettersOf } from "./template.js";

const LONGEST = 20_000;
/** A template with fewer literal characters fits everything and says nothing. */
export const SHORTEST = 6;
const SHORTEST_PART = 12;
const FEW_WORDS = 4;
const LETTER = /[A-Za-z\u00aa\u00b5\u00ba\u00c0-\u1fff\u2c00-\ud7ff]/u;
const LABEL = /:[ \t\n]+[^ \t\n]|[;,\n][ \t\n]*[A-Za-z][A-Za-z0-9_ ]{0,40} = /u;
const PROSE = /[ \t\n][a-z\u00df-\u00f6\u00f8-\u00ff]{2,30}[ \t\n]/u;
const QUOTED = /^["'“”„‘’‚«»‹›][^]*["'“”„‘’‚«»‹›]$/u;
const HALF = 2;
const SURE = 20;
const SURE_END = 3;
const LOST = 2;
const ELLIPSIS = "...";

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

/** How a text fits a template, or null. It may have a prefix, and its beginning or its end may be missing. */
export function fit(form, given, shortest = SHORTEST) {
  const { letters } = given;
  const values = [];
  let waiting = [];
  let position = 0;
  let literal = 0;
  let longest = 0;
  let begin = 0;
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
      if (place === 0) begin = start;
      values.push(...valuesOf(waiting, given, position, start));
      if (waiting.length) longest = Math.max(longest, start - position);
      waiting = [];
      literal += length;
      position = start + length;
    }
    if (!isLast) waiting.push(form.numbers[place]);
  }
  values.push(...valuesOf(waiting, given, position, letters.length));
  if (waiting.length) longest = Math.max(longest, letters.length - position);
  const isFull = literal * HALF >= letters.length;
  if (literal < form.literals.join("").length) return part(literal, values, isFull);
  if (literal < shortest) return null;
  const isWeak = (form.words < FEW_WORDS && literal < letters.length) || longest * HALF > letters.length;
  const behind = form.literals.at(-1) ? letters.length - position : 0;
  const isHint = ([, value]) => LABEL.test(value) || QUOTED.test(value);
  const hasHints = behind > LOST || isWithin(given, begin) || values.some(isHint) || hasProse(form, values);
  return { literal, is_whole: true, is_sure: true, values: firsts(values), is_weak: isWeak, is_full: isFull && !hasHints };
}

// Whether there are words in a value that is the end of a template, apart from a full stop or a bracket.
function hasProse(form, values) {
  return values.length > 0 && form.literals.at(-1).length <= LOST && PROSE.test(values.at(-1)[1]);
}

// Whether there is a word, or a part of one, before the place where a template begins.
function isWithin({ text, places }, begin) {
  return LETTER.test(strippedEnd(text.slice(0, places[begin])).slice(-1));
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

// Several insertion strings with nothing between them get a line each, if there are as many lines.
function valuesOf(waiting, { text, places }, start, end) {
  const whole = stripped(text.slice(places[start], places[end]));
  const lines = waiting.length > 1 ? whole.split("\n").map((line) => stripped(line)).filter(Boolean) : [];
  if (lines.length && lines.length === waiting.length) return waiting.map((number, place) => [number, lines[place]]);
  return waiting.map((number, place) => [number, place ? "" : whole]);
}
