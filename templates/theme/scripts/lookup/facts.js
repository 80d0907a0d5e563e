// From the texts of fields to an entry; the twin of generator/eventkb/lookup/facts.py.

import { entry } from "./entry.js";
import { block, characters, oneLine, stripped } from "./paste.js";
import { eventId } from "./text_ids.js";
import { named, values } from "./undescribed.js";
import { folded, knows, of } from "./words.js";

const NUMBER = /^[^0-9a-z-]{0,3}(0x[0-9a-f]{1,8}(?![0-9a-f])|-?[0-9]{1,10}(?![0-9x]))/u;
/** A GUID in small letters. */
export const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u;
const BITS = /^0x[0-9a-f]{1,16}$/u;
const NO_NAME = /^[ (]*[0-9]+[ )]*$/u;
const PARAMETER = /^(?:param|%|p|arg)?([0-9]{1,2})$/u;
const TYPE_NAME = /^(?:System\.(?:[A-Za-z]{1,40}\.){1,6}[A-Za-z]{1,60}(?:`[0-9].{0,200})?|System\.Object\[\])$/u;
const LOG_NAME = /^(?:xml)?wineventlog(?::.{0,200})?$/u;
const DUMP = /^[0-9a-f]{4}:(?: [0-9a-f]{2,8}){1,16}.*$/u;

const IDS = 0x10000;
const FULL_IDS = 0x100000000;
const KEYWORD_DIGITS = 16;
const AUDIT_DIGIT = 2;
const AUDIT_SUCCESS = 2;
const AUDIT_FAILURE = 1;
const MOST_VALUES = 99;
const MOST_NAMED = 200;

/** The entry of a format that facts, a list of `[field, text]`, values in order and values with names make. */
export function entryFrom(format, facts, words, { values: inData = [], named: namedData = [] } = {}) {
  const texts = new Map();
  for (const [field, value] of facts) {
    texts.set(field, [...(texts.get(field) ?? []), stripped(characters(value))]);
  }
  const message = messageOf(texts, words);
  for (const [field, value] of named(message, words.undescribed)) texts.set(field, [...(texts.get(field) ?? []), value]);
  const [number, fullId] = ids(texts);
  const id = number ?? (texts.get("text_id") ?? []).map((text) => eventId(oneLine(text))).find((known) => known !== null) ?? null;
  const [inOrder, remaining] = positional(namedData.map(([name, value]) => [name, stripped(characters(value))]));
  let given = inData.slice(0, MOST_VALUES).map((value) => stripped(characters(value)));
  if (given.some((value) => TYPE_NAME.test(value))) given = [];
  return entry(format, {
    source: sourceOf(texts, words),
    id,
    full_id: fullId,
    guid: guidOf(texts),
    channel: first(texts, "channel", words),
    level: levelOf(texts, words),
    category: categoryOf(texts, words),
    message,
    values: given.length ? given : inOrder.length ? inOrder : values(message, words.phrases).slice(0, MOST_VALUES),
    named: remaining.slice(0, MOST_NAMED),
  });
}

/** The number at the beginning of a text, in decimal, hexadecimal or as a negative number of 32 bits, or null. */
export function number(text) {
  const match = NUMBER.exec(text.toLowerCase());
  if (!match) return null;
  const written = Number(match[1]);
  const value = written < 0 ? written + FULL_IDS : written;
  return value >= 0 && value < FULL_IDS ? value : null;
}

/** Whether a text means that there is no value, as `N/A` does. */
export function saysNothing(text, words) {
  return !folded(text) || knows(words.nothing, folded(text));
}

function ids(texts) {
  const [written, whole, high] = ["id", "full_id", "qualifiers"].map(
    (field) => (texts.get(field) ?? []).map(number).find((read) => read !== null) ?? null,
  );
  const value = written ?? whole;
  if (value === null) return [null, null];
  const id = value % IDS;
  if (value >= IDS) return [id, value];
  if (whole !== null && whole >= IDS && whole % IDS === id) return [id, whole];
  return [id, high !== null && high > 0 && high < IDS ? high * IDS + id : null];
}

function first(texts, field, words) {
  const text = (texts.get(field) ?? []).find((given) => !saysNothing(given, words));
  return text === undefined ? null : oneLine(text);
}

function sourceOf(texts, words) {
  const names = (texts.get("source") ?? []).filter((text) => !LOG_NAME.test(text.toLowerCase()));
  const name = first(new Map([["source", names]]), "source", words);
  return name ? of(words.sources, name.toLowerCase()) ?? name : null;
}

function guidOf(texts) {
  const guids = (texts.get("guid") ?? []).map((text) => stripped(text.toLowerCase(), "{}"));
  return guids.find((guid) => GUID.test(guid)) ?? null;
}

function categoryOf(texts, words) {
  const name = first(texts, "category", words);
  return name && !NO_NAME.test(name) ? name : null;
}

function levelOf(texts, words) {
  for (const text of texts.get("keywords") ?? []) {
    const kind = audit(text.toLowerCase()) || of(words.levels, folded(text)) || "";
    if (kind.startsWith("audit")) return kind;
  }
  return (texts.get("level") ?? []).map((text) => of(words.levels, folded(text))).find(Boolean) ?? null;
}

function audit(keywords) {
  if (!BITS.test(keywords)) return "";
  const digit = Number.parseInt(keywords.slice(2).padStart(KEYWORD_DIGITS, "0")[AUDIT_DIGIT], 16);
  if (digit & AUDIT_SUCCESS) return "audit-success";
  return digit & AUDIT_FAILURE ? "audit-failure" : "";
}

function messageOf(texts, words) {
  const trailers = Object.entries(words.phrases).filter(([, kind]) => kind === "trailer");
  for (const text of texts.get("message") ?? []) {
    const lines = text.split("\n").filter((line) => {
      const plain = stripped(line).toLowerCase();
      return !trailers.some(([phrase]) => plain.startsWith(phrase)) && !DUMP.test(plain);
    });
    const message = unquoted(block(lines.join("\n")));
    if (!saysNothing(message, words)) return message;
  }
  return null;
}

// Wazuh writes quotation marks around a message.
function unquoted(message) {
  const inner = message.slice(1, -1);
  const isQuoted = message.length > 2 && message[0] === '"' && message.at(-1) === '"' && !inner.includes('"');
  return isQuoted ? stripped(inner) : message;
}

function positional(named) {
  const values = new Map();
  const remaining = [];
  for (const [name, value] of named) {
    const match = PARAMETER.exec(folded(name));
    const place = match ? Number(match[1]) : 0;
    if (place === 0) remaining.push([name, value]);
    else if (!values.has(place)) values.set(place, value);
  }
  const last = Math.max(0, ...values.keys());
  return [Array.from({ length: last }, (_, index) => values.get(index + 1) ?? ""), remaining];
}
