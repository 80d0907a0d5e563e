// Values of the OpenTelemetry protocol in JSON; the twin of generator/eventkb/lookup/wrapped.py.

import { isObject } from "./objects.js";

const SCALARS = new Set(["stringValue", "intValue", "doubleValue", "boolValue", "bytesValue"]);
const LISTS = new Set(["kvlistValue", "arrayValue"]);

/** A value without the object that says its type, and a list of pairs as an object; any other value as it is. */
export function unwrapped(value) {
  if (Array.isArray(value) && value.length && value.every(isPair)) {
    return Object.fromEntries(value.map((pair) => [pair.key, pair.value]));
  }
  const [name, ...others] = isObject(value) ? Object.keys(value) : [];
  if (name === undefined || others.length) return value;
  if (SCALARS.has(name)) return value[name];
  const values = LISTS.has(name) && isObject(value[name]) ? value[name].values : null;
  return Array.isArray(values) ? unwrapped(values) : value;
}

function isPair(value) {
  if (!isObject(value) || Object.keys(value).sort().join() !== "key,value" || typeof value.key !== "string") return false;
  const [name, ...others] = isObject(value.value) ? Object.keys(value.value) : [];
  return !others.length && (SCALARS.has(name) || LISTS.has(name));
}
