// Tables as PowerShell prints them; the twin of generator/eventkb/lookup/formats/event_table.py.

import { MOST } from "../entry.js";
import { made, number } from "../facts.js";
import { stripped } from "../paste.js";
import { folded, knows, of } from "../words.js";

const WINEVENT = "get-winevent-table";
const EVENTLOG = "get-eventlog-table";
const EVENTLOG_NAMES = new Set(["entrytype", "instanceid"]);
const NUMBERS = new Set(["id", "full_id"]);
const DASHES = /^[ \t]*-{2,}(?:[ \t]+-{2,})+[ \t]*$/u;
const ID = /^[0-9]{1,10}$/u;
const DASH_RUN = /-{2,}/gu;
const CELL = /[^ \t]+/gu;
const GROUP = /^[ \t]*([A-Za-z]{2,30}):[ \t]*(.+)$/u;
const LEAST = 2;
const LONGEST_NUMBER = "4294967295".length;

/** Whether there is a line of dashes below names of fields, among them an ID. */
export function detects(text, words) {
  const lines = text.split("\n");
  return lines.some((line, place) => place > 0 && columnsOf(lines[place - 1], line, words.fields).length > 0);
}

/** One entry for each row with an ID. What a group's line says holds for the rows below it. */
export function parses(text, words) {
  const found = [];
  let columns = [];
  let group = [];
  let above = "";
  for (const line of text.split("\n")) {
    const told = columnsOf(above, line, words.fields);
    columns = told.length ? told : columns;
    const grouped = GROUP.exec(line);
    const field = grouped ? of(words.fields, folded(grouped[1])) : undefined;
    if (field) {
      group = [[field, grouped[2]]];
      columns = [];
    } else if (columns.length) {
      const facts = factsOf(line, columns, words);
      if (facts.some(([one, value]) => NUMBERS.has(one) && number(value) !== null)) {
        const kind = columns.some(({ name }) => EVENTLOG_NAMES.has(name)) ? EVENTLOG : WINEVENT;
        found.push(made(kind, [...facts, ...group], words));
        if (found.length === MOST) return found;
      }
    }
    above = line;
  }
  return found;
}

function factsOf(line, columns, words) {
  if (columns.some((column, place) => place > 0 && columns[place - 1].end + 1 < column.start)) {
    return columns.map((column, place) => [column.field, cell(line, columns, place)]);
  }
  const parts = line.split(" ");
  for (let place = 0; place < parts.length - 1; place += 1) {
    if (parts[place + 1] && knows(words.levels, folded(parts[place + 1])) && ID.test(parts[place])) {
      return [["id", parts[place]], ["level", parts[place + 1]], ["message", parts.slice(place + 2).join(" ")]];
    }
  }
  return [];
}

function columnsOf(above, line, fields) {
  if (!DASHES.test(line)) return [];
  const names = Array.from(above.matchAll(CELL), (name) => folded(name[0]));
  const runs = Array.from(line.matchAll(DASH_RUN), (run) => [run.index, run.index + run[0].length]);
  if (names.length !== runs.length) return [];
  const columns = names.map((name, place) => {
    return { name, field: of(fields, name) ?? "other", start: runs[place][0], end: runs[place][1] };
  });
  const known = new Set(columns.map(({ field }) => field).filter((field) => field !== "other"));
  return [...NUMBERS].some((field) => known.has(field)) && known.size >= LEAST ? columns : [];
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
  for (const word of line.slice(begin, column.end + LONGEST_NUMBER).matchAll(CELL)) {
    const start = begin + word.index;
    const end = start + word[0].length;
    if (end > column.start && start < column.end) return [start, end];
  }
  return [column.start, column.end];
}
