// Replaces texts that are JSON by what they say; as in generator/eventkb/lookup/families/object.py.

import { isObject, pieces } from "../objects.js";
import { stripped } from "../paste.js";
import { unwrapped } from "../wrapped.js";

const JSON_TEXT = /^[ \t\n]*[{[][ \t\n]*[{["]/u;
const DEEPEST = 4;
const MOST_TEXTS = 1000;

/** A function for the values of a paste, of whose texts only so many are read. */
export function textsOf() {
  let count = 0;
  return function expanded(given, depth = 0) {
    const value = unwrapped(given);
    if (Array.isArray(value)) return value.map((item) => expanded(item, depth));
    if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, expanded(item, depth)]));
    if (typeof value !== "string" || depth === DEEPEST || count >= MOST_TEXTS || !JSON_TEXT.test(value)) return value;
    count += 1;
    const piece = pieces(value).next().value;
    const isWhole = piece !== undefined && !stripped(value.slice(piece.end));
    return isWhole ? expanded(piece.value, depth + 1) : value;
  };
}
