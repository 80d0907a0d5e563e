// The events of a log whose text comes in blocks; the twin of generator/eventkb/coverage/logs.py, without .evtx.

import { entries } from "../lookup/entries.js";
import { scalarsOf } from "../lookup/families/object.js";
import { candidates, inRank, marked } from "../lookup/formats.js";
import { isObject } from "../lookup/objects.js";
import { READ, eventOf } from "./event.js";
import { Scanner } from "./jsonlog.js";
import { columnsOf, delimiterOf, table } from "./tablelog.js";
import { ROOT_START, xml } from "./xmllog.js";

const PART = 200_000;
const DEEPEST = 12;

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
      else if (typeof item === "string" && item.search(ROOT_START) === 0) yield* readXml(item, true);
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
