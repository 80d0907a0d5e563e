// Reads a typed line, and recognises a paste; the twin of generator/eventkb/lookup/query.py.

import { joined, names, words as wordsIn } from "./terms.js";
import { folded, knows, of } from "./words.js";

export const IDS = 0x10000;
const FULL_IDS = 0x100000000;
export const MOST_WORDS = 12;
export const LONGEST_LINE = 300;
const LONGEST_TYPED = 160;
const LABELS = 3;
// In a line with more words, a number is an ID only if it is called one.
const LONGEST_QUESTION = 8;
const BLANKS = " \t";
export const PLAIN = /^[0-9]{1,6}$/u;
const DECIMAL = /^-?[0-9]{1,10}$/u;
const HEXADECIMAL = /^0[xX][0-9a-fA-F]{1,8}$/u;
export const REPLY =
  /(?<![0-9A-Za-z.])(?:[245][0-9]{2}[ -]#?)?[245]\.[0-9]{1,3}\.[0-9]{1,3}(?![0-9A-Za-z]|\.[0-9])|%%[0-9]{1,10}/gu;
const DATE = "[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{2,4}";
const CLOCK = "[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:[.,][0-9]{1,9})?(?: ?[AP]M)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?";
export const TIMES = new RegExp(`(?<![0-9A-Za-z.-])(?:${DATE}(?:[T, ]{1,3}${CLOCK})?|${CLOCK})(?![0-9A-Za-z.])`, "gu");
// By facility and severity, the first and the last ID that 32 bits can have.
const LIKELY_IDS = new Map([
  ["0 1", [0, 0xffff]],
  ["0 2", [0x400, 0x3fff]],
  ["0 3", [0x1000, 0xffff]],
  ["4 1", [0, 0xffff]],
  ["4 2", [0x400, 0xffff]],
  ["4 3", [0x400, 0xffff]],
]);
const NAME_AND_ID = /^(?:[Ee][Vv][Tt]-)?([^-].*[A-Za-z])-([0-9]{1,5})$/u;
export const BETWEEN = /[/,;:|#()=[\]"]/gu;
const LABEL = /[^ :]:(?= )/gu;
const BEGINNINGS = ["<", "{", "[{"];
const MONTH_AND_CLOCK = "[A-Z][a-z]{2} [ 0-9][0-9] [0-9]{2}:[0-9]{2}:[0-9]{2} ";
const CELLS = new RegExp(`\\t[^\\t]*[^\\t ][^\\t]*\\t|[^ ]   +[^ ]|${DATE}[T ,]{1,3}${CLOCK}|${MONTH_AND_CLOCK}|WinEvtLog: `, "u");
const ASSIGNED = /[A-Za-z]="/gu;

/** Whether a text was taken from a log rather than typed. */
export function isPasted(text) {
  const lines = text.split(/[\r\n]/u).map(trimmed).filter(Boolean);
  if (lines.length !== 1) return lines.length > 1;
  const [line] = lines;
  if (BEGINNINGS.some((beginning) => line.startsWith(beginning))) return true;
  if (Array.from(line).length > LONGEST_TYPED || (line.match(LABEL) ?? []).length >= LABELS) return true;
  return CELLS.test(line) || (line.match(ASSIGNED) ?? []).length >= LABELS - 1;
}

/** Reads what was typed; `beside` are words that say nothing beside a number, those that call it an ID lead to `id`. */
export function query(text, beside = {}) {
  const start = Array.from(text.slice(0, 2 * LONGEST_LINE)).slice(0, LONGEST_LINE).join("");
  const codes = start.match(REPLY) ?? [];
  const line = start.replace(REPLY, " ").replace(TIMES, " ").replace(BETWEEN, " ");
  const words = line.split(/[ \t\r\n]+/u).filter(Boolean).flatMap(parts);
  const isCalled = (at) => at > 0 && of(beside, folded(words[at - 1])) === "id";
  const place = placeOf(words, isCalled);
  const number = place < 0 ? null : numberOf(words[place]);
  const isPlain = place >= 0 && PLAIN.test(words[place]);
  const isWide = number !== null && number >= IDS && !isPlain;
  codes.push(...words.filter((word) => numberOf(word) !== null && !PLAIN.test(word)));
  const code = place < 0 ? codes[0] ?? "" : "";
  let others = words.filter((word, at) => at !== place && !codes.includes(word));
  if (place >= 0 || code) others = others.filter((word) => !knows(beside, folded(word)));
  const typed = others.flatMap(names);
  const read = typed.map(joined).filter(Boolean);
  return {
    text: words.join(" "),
    id: isWide ? number % IDS : number,
    full_id: isWide ? number : numberOf(code),
    digits: isPlain ? words[place] : "",
    code,
    words: [...new Set(read)].slice(0, MOST_WORDS),
    name: joined(others.join(" ")),
    names: typed.map((name) => wordsIn(name).map(joined)),
    title: others.join(" "),
    is_called: isCalled(place),
    is_sentence: words.length > LONGEST_QUESTION,
    is_split: false,
    parts: [],
    compounding: [],
  };
}

/** Whether the texts of articles can be searched for a line: for words, or for a code. */
export function isSearchable(text) {
  const { words, code } = query(text);
  return words.length > 0 || code !== "";
}

/** The words of a text whose numbers may be anything. */
export function wordsOf(text) {
  return { ...query(text), id: null, full_id: null, digits: "", code: "" };
}

/** Whether 32 bits can be an event's identifier: not the result of a function. */
export function mayBeIdentifier(value) {
  const [first, last] = LIKELY_IDS.get(`${(value >>> 16) & 0x3fff} ${value >>> 30}`) ?? [IDS, IDS];
  return first <= value % IDS && value % IDS <= last;
}

// Which word is the ID, or -1.
function placeOf(words, isCalled) {
  const all = [...words.keys()].filter((place) => numberOf(words[place]) !== null);
  const plain = all.filter((place) => PLAIN.test(words[place]));
  const wide = all.filter((place) => !PLAIN.test(words[place]));
  const likely = wide.filter((place) => mayBeIdentifier(numberOf(words[place])));
  const isSentence = words.length > LONGEST_QUESTION;
  return [...[...plain, ...wide].filter(isCalled), ...(isSentence ? [] : plain), ...likely][0] ?? -1;
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

// By hand: a pattern for blanks at the end would try each run of blanks in the line.
function trimmed(line) {
  let end = line.length;
  while (end > 0 && BLANKS.includes(line[end - 1])) end -= 1;
  return line.slice(0, end).replace(/^[ \t]+/u, "");
}
