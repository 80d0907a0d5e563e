// JSON as pastes have it, several objects, or cut off; the twin of generator/eventkb/lookup/objects.py.

import { search } from "./paste.js";

const DEEPEST = 48;
const MOST_BROKEN = 1000;
const OPENING = /[{[][ \t\n]*[{["]/gu;
const SIGN = /["{}[\],:]|-?[0-9][0-9.eE+-]*/gu;
const STRING_SIGN = /["\\]|\n[^\n"]{0,300}\{[ \t]*"/gu;
const CLOSING = { "{": "}", "[": "]" };

/** The objects and lists of a text, one behind the other: `{value, start, end}`. */
export function* pieces(text) {
  let place = 0;
  let broken = 0;
  while (broken < MOST_BROKEN) {
    const found = search(OPENING, text, place);
    if (!found) return;
    const [written, end] = scanned(text, found.index);
    place = end;
    let value;
    try {
      value = JSON.parse(written);
    } catch {
      broken += 1;
      continue;
    }
    yield { value, start: found.index, end };
  }
}

/** A scalar as text; of what is none, the empty text. */
export function textOf(value) {
  if (typeof value === "boolean") return value ? "true" : "false";
  return typeof value === "string" ? value : "";
}

/** Whether a value is an object, not a list, not null. */
export function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function scanned(text, start) {
  const openSigns = [];
  const parts = [];
  let saved = [0, ""];
  let previous = ",";
  let place = start;
  let cut = false;
  for (const { kind, sign, begin, end } of signs(text, start)) {
    if ((kind === "open" && !"[:,".includes(previous)) || (kind === "close" && openSigns.at(-1) !== sign)) {
      place = kind === "open" ? begin : end;
      cut = true;
      break;
    }
    if (kind === "broken" || openSigns.length > DEEPEST) {
      place = kind === "broken" ? end : text.length;
      cut = true;
      break;
    }
    if (kind === "open") openSigns.push(CLOSING[sign]);
    else if (kind === "close") openSigns.pop();
    else if (sign === ",") saved = [parts.length, [...openSigns].reverse().join("")];
    parts.push(text.slice(place, begin), sign);
    previous = sign;
    place = end;
    if (!openSigns.length) return [parts.join(""), end];
  }
  return [parts.slice(0, saved[0]).join("") + saved[1], cut ? place : text.length];
}

function* signs(text, start) {
  let place = start;
  for (let found = search(SIGN, text, place); found; found = search(SIGN, text, place)) {
    const begin = found.index;
    let sign = found[0];
    place = begin + sign.length;
    let kind = "number";
    if (sign === '"') {
      const [end, closed] = stringEnd(text, begin);
      place = end;
      kind = closed ? "string" : "broken";
      sign = text.slice(begin, end).replaceAll("\n", "\\n").replaceAll("\t", "\\t");
    } else if (sign in CLOSING) kind = "open";
    else if ("}]".includes(sign)) kind = "close";
    else if (",:".includes(sign)) kind = "between";
    else sign = `"${sign}"`;
    yield { kind, sign, begin, end: place };
  }
}

function stringEnd(text, start) {
  let place = start + 1;
  for (let found = search(STRING_SIGN, text, place); found; found = search(STRING_SIGN, text, place)) {
    if (found[0] === '"') return [found.index + 1, true];
    if (found[0] !== "\\") return [found.index, false];
    place = found.index + 2;
  }
  return [text.length, false];
}
