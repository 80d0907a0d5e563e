// Entries that one regular expression describes; the twin of generator/eventkb/lookup/families/pattern.py.

import { MOST } from "../entry.js";
import { entryFrom } from "../facts.js";
import { oneLine, stripped, strippedEnd } from "../paste.js";

const LINE_BREAK = "  ";
const LISTS = ["message", "values", "named"];
const NAME = /^[A-Za-z_][A-Za-z0-9_.]{0,60}$/u;
const SURE_NAME = /[a-z][A-Z]|[Pp]aram[0-9]/u;
const PARAMETER = /^[Pp]aram[0-9]{1,2}$/u;

/** One entry for each record that matches the pattern as a whole and names an ID, or a source with a message. */
export function parse(text, formats, words) {
  return formats.flatMap((format) => entriesOf(text, format, words));
}

function entriesOf(text, format, words) {
  const { name, mark = "", stamp = "", groups } = format;
  if (!text.includes(mark)) return [];
  const pattern = new RegExp(`^(?:${format.pattern})$`, "u");
  const entries = [];
  for (const { record, below } of mark ? marked(text, mark) : lines(text, pattern, stamp)) {
    const match = entries.length < MOST ? pattern.exec(record) : null;
    if (match) {
      const facts = groups.map((field, place) => [field, match[place + 1] ?? ""]);
      const message = facts.filter(([field]) => field === "message").map(([, group]) => oneLine(group));
      const others = facts.filter(([field]) => !LISTS.includes(field));
      const values = facts.filter(([field]) => LISTS.slice(1).includes(field)).flatMap(([, group]) => partsOf(group));
      const named = groups.includes("named") ? namedOf(values) : [];
      const said = [...message, ...below].join("\n");
      const given = { values: named.length ? [] : values, named };
      entries.push(entryFrom(name, [...others, ["message", said]], words, given));
    }
  }
  return entries.filter(({ id, message, source }) => id !== null || (message && (source || format.without_id)));
}

// What was in lines of its own.
function partsOf(group) {
  return group.split(LINE_BREAK).map((part) => stripped(part)).filter(Boolean);
}

// The names and values of parts such as `ProcessName lsass.exe`; none if some have no name.
function namedOf(parts) {
  const named = parts.map((part) => {
    const [name] = part.split(" ", 1);
    return [name, stripped(part.slice(name.length + 1))];
  });
  const names = [...new Set(named.map(([name]) => name))];
  const sure = names.filter((name) => SURE_NAME.test(name)).length;
  const isNamed = names.length > 0 && names.length === parts.length && names.every((name) => NAME.test(name)) && sure * 2 >= names.length;
  return isNamed && (names.length > 1 || PARAMETER.test(names[0])) ? named : [];
}

function marked(text, mark) {
  const parts = text.split(mark).slice(1, MOST + 2);
  return parts.slice(0, MOST).map((part, place) => {
    const own = part.split("\n");
    const kept = place + 1 === parts.length || own.length === 1 ? own : own.slice(0, -1);
    return { record: strippedEnd(kept.map((line) => strippedEnd(line, " ")).join(LINE_BREAK)), below: [] };
  });
}

function lines(text, pattern, stamp) {
  const stamped = new RegExp(`^(?:${stamp})`, "u");
  const records = [];
  for (const line of text.split("\n")) {
    const record = stripped(stamp ? line.replace(stamped, "") : line, " \t");
    if (pattern.test(record)) records.push({ record, below: [] });
    else records.at(-1)?.below.push(record);
  }
  return records;
}
