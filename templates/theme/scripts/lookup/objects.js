// JSON as pastes have it, several objects, or cut off; the twin of generator/eventkb/lookup/objects.py.

import { search } from "./paste.js";

const DEEPEST = 48;
const MOST_BROKEN = 1000;
const OPENING = /[{[][ \t\n]*[{["]/gu;
const SIGN = /["{}[\],:]|-?[0-9][0-9.eE+-]*/gu;
const STRING_SIGN = /["\\]|\n[^\n"]{0,300}\{[ \t]*"/gu;
const CLOSING = { "{": "}", "[": "]" };

/** The objects and lists of a text, in their order: `{value, start, end}`. */
export function* pieces(text) {
  let place = 0;
  let broken = 0;
  while (broken < MOST_BROKEN) {
    const opening = search(OPENING, text, place);
    if (!opening) return;
    const [written, end] = scanned(text, opening.index);
    place = end;
    let value;
    try {
      value = JSON.parse(written);
    } catch {
      broken += 1;
      continue;
    }
    yield { value, start: opening.index, end };
  }
}

/** A scalar as text; the empty text for anything else. */
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
  for (let match = search(SIGN, text, place); match; match = search(SIGN, text, place)) {
    const begin = match.index;
    let sign = match[0];
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
  for (let sign = search(STRING_SIGN, text, place); sign; sign = search(STRING_SIGN, text, place)) {
    if (sign[0] === '"') return [sign.index + 1, true];
    if (sign[0] !== "\\") return [sign.index, false];
    place = sign.index + 2;
  }
  return [text.length, false];
}
