// The events of a log whose text comes in blocks; the twin of generator/eventkb/coverage/logs.py, without .evtx.

import { entries } from "../lookup/entries.js";
import { entryFrom } from "../lookup/facts.js";
import { scalarsOf } from "../lookup/families/object.js";
import { candidates, inRank, marked } from "../lookup/formats.js";
import { isObject } from "../lookup/objects.js";
import { unescaped } from "../lookup/paste.js";
import { rows } from "../lookup/rows.js";
import { folded, of } from "../lookup/words.js";
import { LONGEST, Scanner } from "./jsonlog.js";
import { moment } from "./moments.js";

const PART = 200_000;
const DEEPEST = 12;
const ROOT_END = /<\/(?:[A-Za-z][A-Za-z0-9_.-]*:)?Event[ \t\r\n]*>/iu;
const ROOT_START = /<(?:[A-Za-z][A-Za-z0-9_.-]*:)?Event(?=[ \t\r\n>])/giu;
const READ = new Set(["source", "id", "full_id", "qualifiers", "guid", "channel", "time"]);
const NUMBERS = ["id", "full_id"];
const SEPARATORS = [",", ";", "\t"];

/** A function from a block of a log's text to its events `{source, id, time, channel}`; null for one that can't be read.
 *  `beginning` is the first block; after the last one, the function is called with `isLast`. */
export function reader(beginning, words) {
  const start = beginning.replace(/^[\ufeff \t\r\n]+/u, "");
  if (beginning.search(ROOT_START) >= 0) return xml(words);
  if (start.startsWith("{") || start.startsWith("[")) return json(words);
  const delimiter = delimiterOf(beginning);
  const columns = columnsOf(beginning, delimiter, words);
  return columns.length ? table(columns, delimiter, words) : text(words);
}

function xml(words) {
  const paths = pathsOf(words);
  let rest = "";
  return function* read(block, isLast = false) {
    const parts = (rest + block).split(ROOT_END);
    rest = parts.pop();
    for (const part of parts) yield* elements(part, paths, words);
    const isBroken = rest.length > LONGEST || (isLast && rest.search(ROOT_START) >= 0);
    if (isBroken) yield null;
    if (rest.length > LONGEST) rest = "";
  };
}

// The element that ends here; those that begin before it have no end.
function* elements(part, paths, words) {
  const starts = Array.from(part.matchAll(ROOT_START), ({ index }) => index);
  if (!starts.length) return;
  for (const _ of starts.slice(1)) yield null;
  const element = part.slice(starts.at(-1));
  const facts = [];
  for (const [field, pattern] of paths) {
    const match = pattern.exec(element);
    if (match) facts.push([field, unescaped(match.slice(1).find(Boolean) ?? "")]);
  }
  yield eventOf(facts, words);
}

function pathsOf(words) {
  const roots = words.formats.filter(({ family, root }) => family === "xml" && root === "event");
  const paths = roots.flatMap(({ fields }) => Object.entries(fields));
  return paths.filter(([, field]) => READ.has(field)).map(([path, field]) => [field, elementPattern(path)]);
}

function elementPattern(path) {
  const [names, attribute] = path.split("@");
  const start = `<(?:[a-z][a-z0-9_.-]*:)?${names.split("/").at(-1)}(?=[ \\t\\r\\n/>])`;
  const value = attribute ? `[^>]*?[ \\t\\r\\n]${attribute}[ \\t]*=[ \\t]*(?:"([^"<]*)"|'([^'<]*)')` : "[^>]*>([^<]*)<";
  return new RegExp(start + value, "iu");
}

function json(words) {
  const formats = candidates(words.formats.filter(({ family }) => family === "object"), words);
  const known = new Map();
  const scanner = new Scanner();
  const readXml = xml(words);

  function* objects(value, depth) {
    const event = isObject(value) ? objectOf(value) : null;
    if (event || depth > DEEPEST) {
      yield event;
      return;
    }
    for (const item of Object.values(value)) {
      if (typeof item === "object" && item !== null) yield* objects(item, depth + 1);
      else if (typeof item === "string" && item.search(ROOT_START) === 0) yield* readXml(item);
    }
  }

  // The event that an object is in the first format that has a source and an ID in it.
  function objectOf(value) {
    const scalars = [...scalarsOf(value, "", words.data)];
    const key = scalars.map(({ name }) => name).join("\n");
    if (!known.has(key)) known.set(key, marked([...formats], new Set(scalars.map(({ name }) => name))));
    for (const [, names] of known.get(key)) {
      const facts = inRank(scalars, names).map(({ name, text: said }) => [names.get(name).field, said]);
      const event = eventOf(facts.filter(([field]) => READ.has(field)), words);
      if (event) return event;
    }
    return null;
  }

  return function* read(block, isLast = false) {
    for (const written of scanner.read(block)) {
      let value = null;
      try {
        value = textual(JSON.parse(written ?? ""));
      } catch {
        yield null;
        continue;
      }
      yield* objects(value, 0);
    }
    if (isLast && scanner.start !== null) yield null;
  };
}

// A value whose numbers are texts, as lookup has them.
function textual(value) {
  if (typeof value === "number") return String(value);
  if (Array.isArray(value)) return value.map(textual);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, textual(item)]));
}

function table(columns, delimiter, words) {
  const named = [...columns, "message"];
  let rest = "";
  let isHead = true;
  return function* read(block, isLast = false) {
    rest += block.replace(/\r\n?/gu, "\n");
    const end = isLast ? rest.length : rowEnd(rest);
    for (const row of rows(rest.slice(0, end).replace(/^\ufeff/u, ""), delimiter)) {
      const facts = row.map((cell, place) => [named[place], cell]).filter(([field]) => READ.has(field));
      if (!isHead) yield eventOf(facts, words, row);
      isHead = false;
    }
    rest = rest.slice(end);
    if (rest.length > LONGEST) {
      yield null;
      rest = "";
    }
  };
}

// Where the last whole row ends: at a line break that is not in quotation marks.
function rowEnd(written) {
  let isQuoted = false;
  let end = 0;
  for (const { 0: sign, index } of written.matchAll(/["\n]/gu)) {
    if (sign === '"') isQuoted = !isQuoted;
    else if (!isQuoted) end = index + 1;
  }
  return end;
}

function columnsOf(beginning, delimiter, words) {
  const head = beginning.replace(/^\ufeff/u, "").split(/[\r\n]/u, 1)[0];
  const cells = (head.includes("{") ? null : rows(head, delimiter).next().value) ?? [];
  const fields = cells.map(folded).map((name) => of(words.labels, name) ?? of(words.fields, name) ?? "");
  return fields.includes("source") && NUMBERS.some((field) => fields.includes(field)) ? fields : [];
}

function delimiterOf(beginning) {
  const [head] = beginning.split("\n", 1);
  const counts = SEPARATORS.map((separator) => head.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))];
}

function text(words) {
  let rest = "";
  return function* read(block, isLast = false) {
    rest += block;
    while (rest && (rest.length > PART || isLast)) {
      const end = rest.length <= PART ? rest.length : rest.lastIndexOf("\n", PART - 1) + 1 || PART;
      for (const { source, id, channel } of entries(rest.slice(0, end), words)) {
        if (source && id !== null) yield { source, id, time: "", channel: channel ?? "" };
      }
      rest = rest.slice(end);
    }
  };
}

// The event that facts make; a row has its time in any column if none is named.
function eventOf(facts, words, row = []) {
  const { source, id, channel } = entryFrom("", facts.filter(([field]) => field !== "time"), words);
  if (!source || id === null) return null;
  const named = facts.find(([field, value]) => field === "time" && value)?.[1] ?? "";
  let time = moment(named);
  for (const cell of row) time ||= moment(cell);
  return { source, id, time, channel: channel ?? "" };
}
