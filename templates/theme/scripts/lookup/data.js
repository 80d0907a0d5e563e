// The data of an entry in JSON, as `[name, value]`; the twin of generator/eventkb/lookup/data.py.

import { isObject, textOf } from "./objects.js";
import { folded } from "./words.js";

const NAME_KEYS = ["Name", "@Name"];
const TEXT_KEYS = ["#text", "_", "$t", "Value", "value"];
const LIST = "data";
const NOT_DATA = new Set(["binary", "attributes", "xmlns", "name"]);

/** The data in the value of a key such as `event_data`; the name is empty if there is none. */
export function* data(value) {
  if (Array.isArray(value)) for (const item of value) yield* data(item);
  else if (isObject(value)) yield* members(value);
  else yield ["", textOf(value)];
}

function* members(value) {
  const key = NAME_KEYS.find((known) => Object.hasOwn(value, known));
  const name = key ? textOf(value[key]) : "";
  const texts = TEXT_KEYS.filter((known) => Object.hasOwn(value, known));
  if (name || (texts.length && Object.keys(value).length === 1)) {
    for (const known of texts) for (const [, text] of data(value[known])) yield [name, text];
    return;
  }
  for (const [written, item] of Object.entries(value)) {
    if (folded(written) === LIST || (isObject(item) && !NOT_DATA.has(folded(written)))) yield* data(item);
    else if (!NOT_DATA.has(folded(written))) for (const [, text] of data(item)) yield [written, text];
  }
}
