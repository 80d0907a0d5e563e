// Values of insertion strings in an address: after `#`, which browsers don't send to servers, never in a query.

import { encoded } from "../encoded.js";

const BEGINNING = "v=";
const MOST_VALUES = 99;
const LONGEST = 300;
const LONGEST_ALL = 1500;

/** The fragment that carries values `[{number, value}]`; values that are too long for an address are left out. */
export function fragmentOf(values) {
  const parts = [];
  let length = 0;
  for (const { number, value } of values) {
    const part = `${number}:${encoded(value)}`;
    if (!value || value.length > LONGEST || length + part.length > LONGEST_ALL) continue;
    parts.push(part);
    length += part.length;
  }
  return parts.length ? `#${BEGINNING}${parts.join(";")}` : "";
}

/** The values that a fragment carries, by number; none if it carries something else. */
export function valuesOf(fragment) {
  const values = new Map();
  const text = fragment.replace(/^#/u, "");
  if (!text.startsWith(BEGINNING)) return values;
  for (const part of text.slice(BEGINNING.length).split(";").slice(0, MOST_VALUES)) {
    const [, number, value] = /^([1-9][0-9]?):(.*)$/u.exec(part) ?? [];
    const decodedValue = value ? decoded(value) : "";
    if (decodedValue && decodedValue.length <= LONGEST) values.set(Number(number), decodedValue);
  }
  return values;
}

function decoded(value) {
  try {
    return decodeURIComponent(value);
  } catch {
    return "";
  }
}
