// Rows with commas, semicolons or tabs; the twin of generator/eventkb/lookup/formats/csv_table.py.

import { MOST } from "../entry.js";
import { made, number } from "../facts.js";
import { search, stripped, strippedStart } from "../paste.js";
import { folded, knows, of } from "../words.js";

const POWERSHELL = "powershell-csv";
const EVENT_VIEWER = "event-viewer-csv";
const STOPS = { ",": /[,\n]/gu, ";": /[;\n]/gu, "\t": /[\t\n]/gu };
const TYPE_LINE = /^#TYPE[^\n]*\n/u;
const FEWEST = 3;
const MOST_CELLS = 100;
const NUMBERS = new Set(["id", "full_id"]);
const NAMING = new Set(["source", "message"]);

/** Whether the first line is a head of known names, with an ID and a source or a message. */
export function detects(text, words) {
  return table(text, words) !== null;
}

/** One entry for each row with an ID. Event Viewer writes messages in a column without a name. */
export function parses(text, words) {
  const found = table(text, words);
  return found ? entriesOf(found, words) : [];
}

function table(text, words) {
  const body = strippedStart(text).replace(TYPE_LINE, "");
  const head = body.split("\n", 1)[0];
  for (const separator of Object.keys(STOPS)) {
    const names = (rows(head, separator).next().value ?? []).map(folded);
    const fields = names.map((name) => fieldOf(name, words));
    const tells = fields.some((field) => NUMBERS.has(field)) && fields.some((field) => NAMING.has(field));
    if (names.length >= FEWEST && tells) return { names, separator, body: body.slice(head.length + 1) };
  }
  return null;
}

function fieldOf(name, words) {
  return of(words.fields, name) ?? of(words.labels, name) ?? "";
}

function entriesOf({ names, separator, body }, words) {
  const kind = names.some((name) => knows(words.marks, name)) ? POWERSHELL : EVENT_VIEWER;
  const last = Object.keys(words.ranks).length;
  const columns = names.map((name) => ({ rank: of(words.ranks, name) ?? last, field: fieldOf(name, words) }));
  const found = [];
  let count = 0;
  for (const row of rows(body, separator)) {
    if (count === MOST) break;
    count += 1;
    const told = columns.slice(0, row.length).map(({ rank, field }, place) => ({ rank, field, cell: row[place] }));
    told.sort((one, other) => one.rank - other.rank);
    const facts = told.map(({ field, cell }) => [field, cell]);
    for (const cell of row.slice(names.length, names.length + 1)) facts.push(["message", cell]);
    if (facts.some(([field, cell]) => NUMBERS.has(field) && number(cell) !== null)) found.push(made(kind, facts, words));
  }
  return found;
}

function* rows(text, separator) {
  let row = [];
  let place = 0;
  while (place <= text.length) {
    const [cell, end] = cellAt(text, place, separator);
    place = end;
    if (row.length < MOST_CELLS) row.push(cell);
    if (place >= text.length || text[place] === "\n") {
      if (row.some(Boolean)) yield row;
      row = [];
    }
    place += 1;
  }
}

function cellAt(text, start, separator) {
  const parts = [];
  let place = start;
  while (text[place] === '"') {
    const closing = text.indexOf('"', place + 1);
    const end = closing < 0 ? text.length : closing;
    parts.push(text.slice(place + 1, end));
    place = end + 1;
  }
  const end = search(STOPS[separator], text, place)?.index ?? text.length;
  const cell = parts.length ? parts.join('"') : stripped(text.slice(place, end));
  return [cell, Math.min(Math.max(end, place), text.length)];
}
