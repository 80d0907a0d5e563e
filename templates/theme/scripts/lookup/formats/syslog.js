// Entries that agents send as syslog; the twin of generator/eventkb/lookup/formats/syslog.py.

import { MOST } from "../entry.js";
import { made, saysNothing } from "../facts.js";
import { oneLine, stripped, strippedEnd } from "../paste.js";
import { folded, knows } from "../words.js";

const LINE_BREAK = "  ";
const BETWEEN = /\t| {2,}/u;
const CHECKSUM = /^[0-9]{1,10}$/u;
const TAIL = "message";
const REST = "snare";

/** Whether the mark of an agent is in it. */
export function detects(text, words) {
  return Object.values(words.layouts).some(({ mark }) => text.includes(mark));
}

/** One entry for each mark that is followed as the agent writes. */
export function parses(text, words) {
  const found = [];
  for (const [format, layout] of Object.entries(words.layouts)) {
    const pattern = new RegExp(`^(?:${layout.pattern})`, "u");
    const fields = layout.fields.split(" ");
    for (const record of records(text, layout.mark)) {
      const told = pattern.exec(record);
      if (told) found.push(made(format, fields.flatMap((field, place) => facts(field, told[place + 1] ?? "", words)), words));
    }
  }
  return found;
}

function records(text, mark) {
  const parts = text.split(mark).slice(1, MOST + 2);
  return parts.slice(0, MOST).map((part, place) => {
    const lines = part.split("\n");
    const kept = place + 1 === parts.length || lines.length === 1 ? lines : lines.slice(0, -1);
    return kept.map((line) => strippedEnd(line, " ")).join(LINE_BREAK);
  });
}

function facts(field, value, words) {
  if (field === REST) return snare(value, words);
  if (field !== TAIL) return [[field, value]];
  const line = oneLine(value);
  return [[field, line.endsWith('"') ? line.slice(0, -1) : line]];
}

function snare(rest, words) {
  const cells = rest.split(BETWEEN).map((cell) => stripped(cell));
  const place = cells.findIndex((cell) => knows(words.levels, folded(cell)));
  const level = place < 0 ? cells.length : place;
  const found = [["level", cells[level] ?? ""]];
  const behind = cells.slice(level + 1);
  const skipped = behind.length && behind[0].includes(" ") ? 1 : 2;
  if (skipped > 1 && behind.length > 1) found.push(["category", behind[1]]);
  const message = behind.slice(skipped).filter((cell) => !saysNothing(cell, words));
  if (message.length > 1 && CHECKSUM.test(message.at(-1))) message.pop();
  return [...found, ["message", oneLine(message.join(" "))]];
}
