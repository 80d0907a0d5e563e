// Lines of SQL Server's error log; the twin of generator/eventkb/lookup/formats/sql_errorlog.py.

import { MOST } from "../entry.js";
import { made } from "../facts.js";
import { stripped } from "../paste.js";

const FORMAT = "sql-errorlog";
const STAMP = /^[ \t]*[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:.,]{8,12}[ \t]+[A-Za-z]{1,20}[0-9]{0,6}s?[ \t]+/u;
const HEAD =
  /^[^ :,]{3,12}:? [0-9]{1,6}, [^ :,]{3,14}:? [0-9]{1,2}, [^ :,]{3,12}:? [0-9]{1,3}[.,:]?(?: .{0,80})?$/u;
const ID = /[0-9]{1,6}/u;

/** Whether a line has a number, a severity and a state. */
export function detects(text) {
  return text.split("\n").some((line) => HEAD.test(unstamped(line)));
}

/** One entry for each such line, with the lines below it as message. */
export function parses(text, words) {
  const found = [];
  for (const line of text.split("\n").map(unstamped)) {
    if (HEAD.test(line)) found.push({ id: ID.exec(line)[0], lines: [] });
    else found.at(-1)?.lines.push(line);
  }
  return found
    .slice(0, MOST)
    .map(({ id, lines }) => made(FORMAT, [["id", id], ["message", lines.join("\n")]], words));
}

function unstamped(line) {
  return stripped(line.replace(STAMP, ""), " \t");
}
