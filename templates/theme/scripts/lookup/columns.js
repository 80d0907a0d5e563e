// Tables whose columns nothing but blanks separate; the twin of generator/eventkb/lookup/columns.py.

import { stripped } from "./paste.js";

const GAP = / {2,}/gu;
const BETWEEN = "  ";
const DIGIT = /[0-9]/u;
const CELL = /[^ ]+(?: [^ ]+)*/gu;
const NAME = /^[^0-9:;,|"'<>{}\t]{1,40}$/u;
const FEWEST = 3;
const MOST = 100;

/** The first head with a row below it that has a digit, and the rows below the head; nothing without one. */
export function* columned(text) {
  const lines = text.split("\n").filter((line) => stripped(line));
  const place = lines.findIndex((line, at) => at + 1 < lines.length && isHead(line, lines[at + 1]));
  if (place < 0) return;
  const head = cellsOf(lines[place]);
  yield head.map(({ text: name }) => name);
  const starts = head.map(({ start }) => start);
  for (const line of lines.slice(place + 1)) yield row(line, starts);
}

function isHead(line, below) {
  const names = line.match(CELL) ?? [];
  const isRow = DIGIT.test(below) && stripped(below).includes(BETWEEN);
  return names.length >= FEWEST && names.length <= MOST && isRow && names.every((name) => NAME.test(name));
}

// The cells of a line with their places in characters, of which a browser counts some twice.
function cellsOf(line) {
  let [place, start] = [0, 0];
  return [...line.matchAll(CELL)].map(({ 0: text, index }) => {
    start += index - place;
    const cell = { text, start, end: start + Array.from(text).length };
    [place, start] = [index + text.length, cell.end];
    return cell;
  });
}

// The cells of a row: as many as there are columns, or each in the last column that begins before its end.
function row(line, starts) {
  const parts = stripped(line).split(GAP);
  if (parts.length >= starts.length) return inColumns(stripped(line), starts.length);
  const cells = starts.map(() => []);
  for (const { text, end } of cellsOf(line)) cells[Math.max(starts.findLastIndex((start) => start < end), 0)].push(text);
  return cells.map((texts) => texts.join(" "));
}

// As many cells as there are columns; the last one has whatever is left.
function inColumns(line, count) {
  const gaps = [...line.matchAll(GAP)].slice(0, count - 1);
  const ends = [...gaps.map(({ index }) => index), line.length];
  const begins = [0, ...gaps.map(({ 0: gap, index }) => index + gap.length)];
  return begins.map((begin, place) => line.slice(begin, ends[place]));
}
