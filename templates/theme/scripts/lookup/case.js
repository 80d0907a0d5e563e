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
