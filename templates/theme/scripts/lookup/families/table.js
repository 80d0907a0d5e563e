// Tables with a head of names; the twin of generator/eventkb/lookup/families/table.py.

import { boxed } from "../boxes.js";
import { columned } from "../columns.js";
import { MOST } from "../entry.js";
import { entryFrom, number } from "../facts.js";
import { BESIDE, candidates, marked } from "../formats.js";
import { stripped, strippedStart } from "../paste.js";
import { rows } from "../rows.js";
import { folded, knows, of } from "../words.js";

const NUMBERS = new Set(["id", "full_id"]);
const NAMING = new Set(["source", "message"]);
const FEWEST_CELLS = 3;
const BOX = "│";
const COLUMNS = "  ";
const FEWEST_COLUMNS = 2;
const TYPE_LINE = /^#TYPE[^\n]*\n/u;
const DASHES = /^[ \t]*-{2,}(?:[ \t]+-{2,})+[ \t]*$/u;
const DASH_RUN = /-{2,}/gu;
const WORD = /[^ \t]+/gu;
const ID = /^[0-9]{1,10}$/u;
const GROUP = /^[ \t]*([A-Za-z]{2,30}):[ \t]*(.+)$/u;
const LONGEST_NUMBER = "4294967295".length;

/** One entry for each row with an ID. */
export function parse(text, formats, words) {
  const entries = separated(text, formats.filter((format) => format.separators), words);
  const rest = entries.length ? [] : formats.filter((format) => !format.separators);
  return rest.length ? aligned(text, rest, words) : entries;
}

function separated(text, formats, words) {
  const possible = candidates(formats, words);
  const body = strippedStart(text).replace(TYPE_LINE, "");
  for (const separator of new Set(formats.flatMap(({ separators }) => separators))) {
    const table = tableOf(separator === COLUMNS ? text : body, separator);
    const names = (table.next().value ?? []).map(folded);
    for (const [format, known] of names.length < FEWEST_CELLS ? [] : marked(possible, new Set(names))) {
      const columns = names.map((name) => known.get(name) ?? { rank: known.size, field: "other" });
      const has = (fields) => columns.some(({ field }) => fields.has(field));
      if (format.separators.includes(separator) && has(NUMBERS) && has(NAMING)) {
        return entriesOf(table, format, columns, words);
      }
    }
  }
  return [];
}

// The head of a table, and its rows: in boxes, in columns, or with separators from the first line on.
function* tableOf(text, separator) {
  if (separator === BOX) {
    yield* boxed(text);
    return;
  }
  if (separator === COLUMNS) {
    yield* columned(text);
    return;
  }
  const [head] = text.split("\n", 1);
  yield rows(head, separator).next().value ?? [];
  yield* rows(text.slice(head.length + 1), separator);
}

function entriesOf(body, format, columns, words) {
  const entries = [];
  let count = 0;
  for (const row of body) {
    if (count === MOST) break;
    count += 1;
    const cells = columns.slice(0, row.length).map(({ rank, field }, place) => ({ rank, fact: [field, row[place]] }));
    const facts = cells.sort((first, second) => first.rank - second.rank).map(({ fact }) => fact);
    for (const cell of row.slice(columns.length, columns.length + 1)) facts.push(["message", cell]);
    if (hasNumber(facts)) entries.push(entryFrom(format.name, facts, words));
  }
  return entries;
}

function aligned(text, formats, words) {
  const possible = candidates(formats, words);
  const entries = [];
  let head = null;
  let group = [];
  let above = "";
  for (const line of text.split("\n")) {
    if (DASHES.test(line)) head = headOf(above, line, possible) ?? head;
    const match = GROUP.exec(line);
    const field = match ? of(words.fields, folded(match[1])) : undefined;
    if (field) {
      group = [[field, match[2]]];
      head = null;
    } else if (head && entries.length < MOST) {
      const facts = factsOf(line, head.columns, words);
      if (hasNumber(facts)) entries.push(entryFrom(head.name, [...facts, ...group], words));
    }
    above = line;
  }
  return entries;
}

function headOf(above, dashes, possible) {
  const names = Array.from(above.matchAll(WORD), ([name]) => folded(name));
  const runs = Array.from(names.length ? dashes.matchAll(DASH_RUN) : []);
  if (!names.length || names.length !== runs.length) return null;
  for (const [format, known] of marked(possible, new Set(names))) {
    const columns = runs.map(({ 0: run, index: start }, place) => {
      return { field: known.get(names[place])?.field ?? "other", start, end: start + run.length };
    });
    const fields = new Set(columns.map(({ field }) => field).filter((field) => !BESIDE.has(field)));
    const hasNumber = [...NUMBERS].some((field) => fields.has(field));
    if (hasNumber && fields.size >= FEWEST_COLUMNS) return { name: format.name, columns };
  }
  return null;
}

function factsOf(line, columns, words) {
  const cells = columns.map((column, place) => [column.field, cell(line, columns, place)]);
  if (columns.some((column, place) => place > 0 && columns[place - 1].end + 1 < column.start)) return cells;
  const parts = line.split(" ");
  const isLevel = (part) => Boolean(part) && knows(words.levels, folded(part));
  const place = parts.findIndex((part, at) => ID.test(part) && at + 1 < parts.length && isLevel(parts[at + 1]));
  if (place < 0) return cells;
  return [["id", parts[place]], ["level", parts[place + 1]], ["message", parts.slice(place + 2).join(" ")]];
}

function cell(line, columns, place) {
  const column = columns[place];
  if (NUMBERS.has(column.field)) return line.slice(...numberAt(line, column));
  const following = columns[place + 1];
  if (!following) return stripped(line.slice(column.start));
  const end = NUMBERS.has(following.field) ? numberAt(line, following)[0] : following.start;
  return stripped(line.slice(column.start, Math.max(column.start, end)));
}

function numberAt(line, column) {
  const begin = Math.max(0, column.start - LONGEST_NUMBER);
  for (const word of line.slice(begin, column.end + LONGEST_NUMBER).matchAll(WORD)) {
    const start = begin + word.index;
    const end = start + word[0].length;
    if (end > column.start && start < column.end) return [start, end];
  }
  return [column.start, column.end];
}

function hasNumber(facts) {
  return facts.some(([field, value]) => NUMBERS.has(field) && number(value) !== null);
}
