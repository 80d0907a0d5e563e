// Which case of an event applies to a reader's values; the twin of generator/eventkb/model/case.py.

import { trimmed, withAny, writtenKey } from "./notation.js";

const AROUND = /^[ \t\r\n([{"']+|[ \t\r\n)\]}"'.,;:]+$/gu;

/** The keys of a reader's value: its text, and the number or the code that is in it. */
export function keysOf(value) {
  const text = trimmed(value).toLowerCase();
  const keys = [text, `@${text.replace(AROUND, "")}`];
  const whole = writtenKey("decimal", value);
  const within = writtenKey("hex", value);
  if (whole !== null) keys.push(`#${whole}`);
  else if (within !== null) keys.push(`~${within}`);
  const parts = writtenKey("pattern", value);
  if (parts !== null) keys.push(`.${parts}`, `.${withAny(parts)}`);
  return keys;
}

/** Whether values, by the numbers of their insertion strings, meet all conditions `[[number, keys], …]`. */
export function applies(when, values) {
  return when.every(([number, keys]) => keysOf(values.get(number) ?? "").some((key) => keys.includes(key)));
}

const MOST_WORDS = 12;

/** The first case of a wording that applies to values `[{number, value}]`, or null. */
export function caseOfValues(wording, values) {
  const byNumber = new Map(values.map(({ number, value }) => [number, value]));
  return (byNumber.size ? wording.cases.find(({ when }) => applies(when, byNumber)) : null) ?? null;
}

/** The first case of an event that depends on one insertion string only and has one of the words as a value, or null. */
export function caseOfWords(record, words) {
  const keys = new Set(words.flatMap(keysOf));
  const cases = record.wordings.flatMap((wording) => wording.cases).filter(({ when }) => when.length === 1);
  return cases.find(({ when }) => when[0][1].some((key) => keys.has(key))) ?? null;
}

/** The words of a typed line without its ID. */
export function wordsBeside(text, id) {
  const words = trimmed(text).split(/[ \t\r\n]+/u).filter(Boolean).slice(0, MOST_WORDS);
  const place = id === null ? -1 : words.indexOf(String(id));
  return words.filter((_, number) => number !== place);
}
