// From what fields say to an entry; the twin of generator/eventkb/lookup/facts.py.

import { entry } from "./entry.js";
import { block, characters, oneLine, stripped } from "./paste.js";
import { folded, knows, of } from "./words.js";

const NUMBER = /^[^0-9a-z-]{0,3}(0x[0-9a-f]{1,8}(?![0-9a-f])|-?[0-9]{1,10}(?![0-9x]))/u;
const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u;
const BITS = /^0x[0-9a-f]{1,16}$/u;
const NO_NAME = /^[ (]*[0-9]+[ )]*$/u;
const PARAMETER = /^(?:param|%|p|arg)?([0-9]{1,2})$/u;
const DUMP = /^[0-9a-f]{4}:(?: [0-9a-f]{2,8}){1,16}.*$/u;

const IDS = 0x10000;
const FULL_IDS = 0x100000000;
const KEYWORD_DIGITS = 16;
const AUDIT_DIGIT = 2;
const AUDIT_SUCCESS = 2;
const AUDIT_FAILURE = 1;
const MOST_VALUES = 99;
const MOST_NAMED = 200;

/** The entry that facts, a list of `[field, text]`, amount to. */
export function made(format, facts, words, values = [], named = []) {
  const told = new Map();
  for (const [field, value] of facts) {
    told.set(field, [...(told.get(field) ?? []), stripped(characters(value))]);
  }
  const [id, fullId] = ids(told);
  const [inOrder, remaining] = positional(named.map(([name, value]) => [name, stripped(characters(value))]));
  const given = values.slice(0, MOST_VALUES).map((value) => stripped(characters(value)));
  const message = messageOf(told, words);
  return entry(format, {
    source: sourceOf(told, words),
    id,
    full_id: fullId,
    guid: guidOf(told),
    channel: first(told, "channel", words),
    level: levelOf(told, words),
    category: categoryOf(told, words),
    message,
    values: given.length ? given : inOrder.length ? inOrder : unrendered(message, words),
    named: remaining.slice(0, MOST_NAMED),
  });
}

/** The number at the beginning of a text, in decimal, hexadecimal or as a negative number of 32 bits, or null. */
export function number(text) {
  const found = NUMBER.exec(text.toLowerCase());
  if (!found) return null;
  const written = Number(found[1]);
  const value = written < 0 ? written + FULL_IDS : written;
  return value >= 0 && value < FULL_IDS ? value : null;
}

/** Whether a text stands for nothing, as `N/A` does. */
export function saysNothing(text, words) {
  return !folded(text) || knows(words.nothing, folded(text));
}

function ids(told) {
  const [written, whole, high] = ["id", "full_id", "qualifiers"].map(
    (field) => (told.get(field) ?? []).map(number).find((found) => found !== null) ?? null,
  );
  const value = written ?? whole;
  if (value === null) return [null, null];
  const id = value % IDS;
  if (value >= IDS) return [id, value];
  if (whole !== null && whole >= IDS && whole % IDS === id) return [id, whole];
  return [id, high !== null && high > 0 && high < IDS ? high * IDS + id : null];
}

function first(told, field, words) {
  const found = (told.get(field) ?? []).find((text) => !saysNothing(text, words));
  return found === undefined ? null : oneLine(found);
}

function sourceOf(told, words) {
  const found = first(told, "source", words);
  return found ? of(words.sources, found.toLowerCase()) ?? found : null;
}

function guidOf(told) {
  const found = (told.get("guid") ?? []).map((text) => stripped(text.toLowerCase(), "{}"));
  return found.find((text) => GUID.test(text)) ?? null;
}

function categoryOf(told, words) {
  const found = first(told, "category", words);
  return found && !NO_NAME.test(found) ? found : null;
}

function levelOf(told, words) {
  for (const text of told.get("keywords") ?? []) {
    const kind = audit(text.toLowerCase()) || of(words.levels, folded(text)) || "";
    if (kind.startsWith("audit")) return kind;
  }
  return (told.get("level") ?? []).map((text) => of(words.levels, folded(text))).find(Boolean) ?? null;
}

function audit(keywords) {
  if (!BITS.test(keywords)) return "";
  const digit = Number.parseInt(keywords.slice(2).padStart(KEYWORD_DIGITS, "0")[AUDIT_DIGIT], 16);
  if (digit & AUDIT_SUCCESS) return "audit-success";
  return digit & AUDIT_FAILURE ? "audit-failure" : "";
}

function messageOf(told, words) {
  const trailers = Object.entries(words.phrases).filter(([, kind]) => kind === "trailer");
  for (const text of told.get("message") ?? []) {
    const lines = text.split("\n").filter((line) => {
      const plain = stripped(line).toLowerCase();
      return !trailers.some(([phrase]) => plain.startsWith(phrase)) && !DUMP.test(plain);
    });
    const found = block(lines.join("\n"));
    if (!saysNothing(found, words)) return found;
  }
  return null;
}

function positional(named) {
  const values = new Map();
  const remaining = [];
  for (const [name, value] of named) {
    const found = PARAMETER.exec(folded(name));
    const place = found ? Number(found[1]) : 0;
    if (place === 0) remaining.push([name, value]);
    else if (!values.has(place)) values.set(place, value);
  }
  const last = Math.max(0, ...values.keys());
  return [Array.from({ length: last }, (_, index) => values.get(index + 1) ?? ""), remaining];
}

function unrendered(message, words) {
  const lowered = (message ?? "").toLowerCase();
  for (const [phrase, kind] of Object.entries(words.phrases)) {
    const place = kind === "unrendered" ? lowered.indexOf(phrase) : -1;
    if (message && place >= 0 && lowered.length === message.length) {
      const given = stripped(message.slice(place + phrase.length));
      if (place > 0 && !given.includes("\n") && given.endsWith(".")) {
        return given.slice(0, -1).split(", ").map((part) => stripped(part)).slice(0, MOST_VALUES);
      }
      const lines = given ? given.split("\n\n")[0].split("\n") : [];
      return lines.map((line) => stripped(line)).slice(0, MOST_VALUES);
    }
  }
  return [];
}
