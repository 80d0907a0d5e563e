// Lists of properties, `Name : value` or `Name=value`; the twin of generator/eventkb/lookup/formats/property_list.py.

import { MOST } from "../entry.js";
import { made } from "../facts.js";
import { stripped, strippedEnd } from "../paste.js";
import { folded, knows } from "../words.js";

const WINEVENT = "get-winevent-fl";
const EVENTLOG = "get-eventlog-list";
const PAIRS = "key-value";
const EVENTLOG_NAMES = new Set(["entrytype", "instanceid", "replacementstrings", "timegenerated"]);
const PROPERTY = /^([ \t]*([A-Za-z]{2,30})(?:([ \t]*):(?:[ \t]|$)|(=)))/u;
const LEAST = 2;
const CUT = "...";
const NO_VALUE = "System.Diagnostics.Eventing.";
const TIME = /^[ \t]*[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{2,4}[ T][0-9:.,]{4,16}(?: ?[AP]M)?[ \t]*$/u;

/** Whether at least two lines begin with known names, one of them a name that only such lists have. */
export function detects(text, words) {
  const found = text.split("\n").map((line) => property(line, words)).filter(Boolean);
  const names = new Set(found.map(({ name }) => name));
  return names.size >= LEAST && [...names].some((name) => knows(words.marks, name));
}

/** One entry for each time that the properties begin anew. */
export function parses(text, words) {
  const found = records(text, words).map((record) => entryOf(record, words));
  return found.filter((entry) => entry.id !== null || (entry.source && entry.message));
}

function records(text, words) {
  const all = [];
  let record = [];
  for (const line of text.split("\n")) {
    const found = property(line, words);
    if (found && belongs(found, record)) {
      if (record.some(({ name }) => name === found.name)) {
        all.push(record);
        record = [];
        if (all.length === MOST) return all;
      }
      record.push(found);
    } else if (record.length) record.at(-1).lines.push(line);
  }
  return record.length ? [...all, record] : all;
}

function property(line, words) {
  const found = PROPERTY.exec(line);
  const name = found ? folded(found[2]) : "";
  if (!found || !knows(words.fields, name)) return null;
  const sign = found[4] ?? `${found[3] ? " " : ""}:`;
  const column = found[4] ? found[0].length - 1 : line.indexOf(":");
  return { name, column, sign, lines: [line.slice(found[0].length)] };
}

function belongs(found, record) {
  if (!record.length) return found.sign !== ":";
  if (found.sign !== record[0].sign) return false;
  const aligned = record.length > 1 && record[0].column === record[1].column && found.sign === " :";
  return !aligned || found.column === record[0].column;
}

function entryOf(record, words) {
  const known = [...record].sort((one, other) => words.ranks[one.name] - words.ranks[other.name]);
  const facts = known.map(({ name, lines }) => [words.fields[name], value(lines).join("\n")]);
  const values = facts.find(([field]) => field === "values")?.[1] ?? "";
  const isEventLog = record.some(({ name }) => EVENTLOG_NAMES.has(name));
  return made(record[0].sign === "=" ? PAIRS : isEventLog ? EVENTLOG : WINEVENT, facts, words, items(values));
}

function value(written) {
  const lines = written.map((line) => strippedEnd(line));
  while (lines.length && !lines.at(-1)) lines.pop();
  return lines.length > 1 && TIME.test(lines.at(-1)) ? lines.slice(0, -1) : lines;
}

function items(text) {
  let inner = stripped(text);
  inner = inner.startsWith("{") ? inner.slice(1) : inner;
  inner = inner.endsWith("}") ? inner.slice(0, -1) : inner;
  const all = inner ? inner.split(", ").map((item) => stripped(item)) : [];
  const cut = all.findIndex((item) => item.endsWith(CUT));
  return all.slice(0, cut < 0 ? all.length : cut).filter((item) => !item.startsWith(NO_VALUE));
}
