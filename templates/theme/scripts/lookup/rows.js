// Rows of cells with separators; the twin of generator/eventkb/lookup/rows.py.

import { search, stripped } from "./paste.js";

const MOST_CELLS = 100;

/** The rows of a text. Two quotation marks in a quoted cell are one, and its line ends belong to it. */
export function* rows(text, separator) {
  const stop = new RegExp(`[${separator.replace(/[\\\]^-]/u, "\\$&")}\n]`, "gu");
  let row = [];
  let place = 0;
  while (place <= text.length) {
    const [cell, end] = cellAt(text, place, stop);
    place = end;
    if (row.length < MOST_CELLS) row.push(cell);
    if (place >= text.length || text[place] === "\n") {
      if (row.some(Boolean)) yield row;
      row = [];
    }
    place += 1;
  }
}

function cellAt(text, start, stop) {
  const parts = [];
  let place = start;
  while (text[place] === '"') {
    const closing = text.indexOf('"', place + 1);
    const end = closing < 0 ? text.length : closing;
    parts.push(text.slice(place + 1, end));
    place = end + 1;
  }
  const end = search(stop, text, place)?.index ?? text.length;
  const cell = parts.length ? parts.join('"') : stripped(text.slice(place, end));
  return [cell, Math.min(Math.max(end, place), text.length)];
}
