// Reads a typed line, and recognises a paste; the twin of generator/eventkb/lookup/query.py.

import { joined, names } from "./terms.js";

const IDS = 0x10000;
const FULL_IDS = 0x100000000;
const MOST_WORDS = 12;
const LONGEST_LINE = 300;
const LABELS = 3;
const DECIMAL = /^-?[0-9]{1,10}$/u;
const HEXADECIMAL = /^0[xX][0-9a-fA-F]{1,8}$/u;
const NAME_AND_ID = /^(?:[Ee][Vv][Tt]-)?([^-].*[A-Za-z])-([0-9]{1,5})$/u;
const BETWEEN = /[/,;:|#()=[\]"]/gu;
const LABEL = /[^ :]:(?= )/gu;
const BEGINNINGS = ["<", "{", "[{"];

/** Whether a text was taken from a log rather than typed. */
export function isPasted(text) {
  const lines = text.split(/[\r\n]/u).map(trimmed).filter(Boolean);
  if (lines.length !== 1) return lines.length > 1;
  const [line] = lines;
  if (BEGINNINGS.some((beginning) => line.startsWith(beginning))) return true;
  return Array.from(line).length > LONGEST_LINE || (line.match(LABEL) ?? []).length >= LABELS;
}

/** Reads what was typed. The first number is the ID, unless it has more than 32 bits. */
export function query(text) {
  const start = Array.from(text.slice(0, 2 * LONGEST_LINE)).slice(0, LONGEST_LINE).join("");
  const words = start.replace(BETWEEN, " ").split(/[ \t\r\n]+/u).filter(Boolean).flatMap(parts);
  const place = words.findIndex((word) => numberOf(word) !== null);
  const number = place < 0 ? null : numberOf(words[place]);
  const others = words.filter((_, at) => at !== place);
  const read = others.flatMap(names).map(joined).filter(Boolean);
  return {
    text: words.join(" "),
    id: number === null ? null : number % IDS,
    full_id: number !== null && number >= IDS ? number : null,
    digits: number !== null && DECIMAL.test(words[place]) ? words[place] : "",
    words: [...new Set(read)].slice(0, MOST_WORDS),
    name: joined(others.join(" ")),
  };
}

/** The words of a text whose numbers may be anything. */
export function wordsOf(text) {
  return { ...query(text), id: null, full_id: null, digits: "" };
}

function parts(word) {
  const match = NAME_AND_ID.exec(word);
  return match ? match.slice(1) : [word];
}

function numberOf(word) {
  if (!DECIMAL.test(word) && !HEXADECIMAL.test(word)) return null;
  const written = Number(word);
  const value = written < 0 ? written + FULL_IDS : written;
  return value >= 0 && value < FULL_IDS ? value : null;
}

function trimmed(line) {
  return line.replace(/^[ \t]+/u, "").replace(/[ \t]+$/u, "");
}
