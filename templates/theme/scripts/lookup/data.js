// The data of an entry in JSON, as `[name, value]`; the twin of generator/eventkb/lookup/data.py.

import { isObject, textOf } from "./objects.js";
import { folded } from "./words.js";

const NAME_KEYS = ["Name", "@Name"];
const TEXT_KEYS = ["#text", "_", "$t", "Value", "value"];
const LIST = "data";
const NOT_DATA = new Set(["binary", "attributes", "xmlns", "name"]);

/** The data in what stands under a key such as `event_data`; the name is empty where there is none. */
export function* data(value) {
  if (Array.isArray(value)) for (const one of value) yield* data(one);
  else if (isObject(value)) yield* members(value);
  else yield ["", textOf(value)];
}

function* members(value) {
  const key = NAME_KEYS.find((one) => Object.hasOwn(value, one));
  const name = key ? textOf(value[key]) : "";
  const texts = TEXT_KEYS.filter((one) => Object.hasOwn(value, one));
  if (name || (texts.length && Object.keys(value).length === 1)) {
    for (const one of texts) for (const [, text] of data(value[one])) yield [name, text];
    return;
  }
  for (const [written, one] of Object.entries(value)) {
    if (folded(written) === LIST || (isObject(one) && !NOT_DATA.has(folded(written)))) yield* data(one);
    else if (!NOT_DATA.has(folded(written))) for (const [, text] of data(one)) yield [written, text];
  }
}
