// A table that comes in blocks, with a head of names; as in generator/eventkb/coverage/logs.py.

import { rows } from "../lookup/rows.js";
import { folded, of } from "../lookup/words.js";
import { READ, eventOf } from "./event.js";
import { LONGEST } from "./jsonlog.js";

const NUMBERS = ["id", "full_id"];
const SEPARATORS = [",", ";", "\t"];

/** A function from a block to the events of its rows. */
export function table(columns, delimiter, words) {
  const named = [...columns, "message"];
  let rest = "";
  let isHead = true;
  return function* read(block, isLast = false) {
    rest += block.replace(/\r\n?/gu, "\n");
    const end = isLast ? rest.length : rowEnd(rest);
    for (const row of rows(rest.slice(0, end).replace(/^\ufeff/u, ""), delimiter)) {
      const facts = row.map((cell, place) => [named[place], cell]).filter(([field]) => READ.has(field));
      if (!isHead) yield eventOf(facts, words, row);
      isHead = false;
    }
    rest = rest.slice(end);
    if (rest.length > LONGEST) {
      yield null;
      rest = "";
    }
  };
}

// Where the last whole row ends: at a line break that is not in quotation marks.
function rowEnd(written) {
  let isQuoted = false;
  let end = 0;
  for (const { 0: sign, index } of written.matchAll(/["\n]/gu)) {
    if (sign === '"') isQuoted = !isQuoted;
    else if (!isQuoted) end = index + 1;
  }
  return end;
}

/** The fields of a table's columns; none if its head has no names for the source and the ID. */
export function columnsOf(beginning, delimiter, words) {
  const head = beginning.replace(/^\ufeff/u, "").split(/[\r\n]/u, 1)[0];
  const cells = (head.includes("{") ? null : rows(head, delimiter).next().value) ?? [];
  const fields = cells.map(folded).map((name) => of(words.labels, name) ?? of(words.fields, name) ?? "");
  return fields.includes("source") && NUMBERS.some((field) => fields.includes(field)) ? fields : [];
}

/** What is most often between the cells of the first line. */
export function delimiterOf(beginning) {
  const [head] = beginning.split("\n", 1);
  const counts = SEPARATORS.map((separator) => head.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))];
}
