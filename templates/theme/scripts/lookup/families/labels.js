// Labels with texts behind them, in three dresses; the twin of generator/eventkb/lookup/families/labels.py.

import { read } from "../blocks.js";
import { MOST } from "../entry.js";
import { entryFrom } from "../facts.js";
import { candidates, inRank, isCopied, marked } from "../formats.js";
import { stripped, strippedEnd } from "../paste.js";
import { folded, knows } from "../words.js";

const PROPERTY = /^([ \t]*([A-Za-z_]{2,30})(?:([ \t]*):(?:[ \t]|$)|(=)))/u;
const ALIGNED = " :";
const CLOSE = ":";
const LEAST = 2;
const FEWEST_IN_LINE = 4;
const ASSIGNED = /[ \t]([A-Za-z_]{2,30})=(?!["'])/gu;
const LETTERS = /[A-Za-z\u00c0-\u024f]+/gu;
const CUT = "...";
const NO_VALUE = "System.Diagnostics.Eventing.";
const TIME = /^[ \t]*[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{2,4}[ T][0-9:.,]{4,16}(?: ?[AP]M)?[ \t]*$/u;

/** The entries of the first dress that fits: a list of properties, parts with a head, copied text. */
export function parse(text, formats, words) {
  const lists = formats.filter(({ sign }) => sign);
  let entries = lists.length ? listed(text, lists, words) : [];
  for (const format of formats.filter(({ begin }) => begin)) {
    if (entries.length) break;
    entries = partsOf(text, format, words);
  }
  return entries.length ? entries : read(text, formats.filter(isCopied), words);
}

// The entries of the parts that a format's heads begin; a head can have a word for the level.
function partsOf(text, format, words) {
  const heads = Array.from(text.matchAll(new RegExp(format.begin, "gu"))).slice(0, MOST + 1);
  const entries = heads.flatMap((head, place) => {
    const level = head[0].match(LETTERS)?.find((word) => knows(words.levels, folded(word)));
    const part = text.slice(head.index + head[0].length, heads[place + 1]?.index);
    return read(part, [format], words, level ? [["level", level]] : []).slice(0, 1);
  });
  return entries.slice(0, MOST);
}

function listed(text, formats, words) {
  const possible = candidates(formats, words);
  const isKnown = (name) => possible.some(([, known]) => known.has(name));
  const properties = inLines(text, isKnown).split("\n").map((line) => property(line, isKnown));
  const names = new Set(properties.flatMap(({ name }) => name ?? []));
  if (names.size < LEAST || !marked(possible, names).length) return [];
  const entries = records(properties, new Set(formats.map(({ sign }) => sign))).map((record) => entryOf(record, possible, words));
  return entries.filter((entry) => entry.id !== null || (entry.source && entry.message));
}

// A text with each `Name=value` in a line of its own, where a line has all of them.
function inLines(text, isKnown) {
  if (stripped(text).includes("\n") || (text.match(ASSIGNED) ?? []).length < FEWEST_IN_LINE) return text;
  return text.replace(ASSIGNED, (_, name) => `${isKnown(folded(name)) ? "\n" : " "}${name}=`);
}

function records(properties, signs) {
  const all = [];
  let record = [];
  for (const line of properties) {
    if (line.name && belongs(line, record, signs)) {
      if (record.some(({ name }) => name === line.name)) {
        all.push(record);
        record = [];
        if (all.length === MOST) return all;
      }
      record.push(line);
    } else if (record.length) record.at(-1).lines.push(line.text);
  }
  return record.length ? [...all, record] : all;
}

function property(text, isKnown) {
  const match = PROPERTY.exec(text);
  const name = match ? folded(match[2]) : "";
  if (!match || !isKnown(name)) return { text };
  const sign = match[4] ?? (match[3] ? ALIGNED : CLOSE);
  const column = match[4] ? match[0].length - 1 : text.indexOf(":");
  return { text, name, column, sign, lines: [text.slice(match[0].length)] };
}

function belongs({ sign, column }, [first, second], signs) {
  if (!first) return signs.has(sign);
  if (sign !== first.sign) return false;
  const isAligned = second && first.column === second.column && sign === ALIGNED;
  return !isAligned || column === first.column;
}

function entryOf(record, possible, words) {
  const names = new Set(record.map(({ name }) => name));
  const signed = possible.filter(([{ sign }]) => sign === record[0].sign);
  const [format, known] = marked(signed, names)[0] ?? signed.at(-1);
  const facts = inRank(record, known).map(({ name, lines }) => [known.get(name).field, value(lines).join("\n")]);
  const values = facts.find(([field]) => field === "values")?.[1] ?? "";
  return entryFrom(format.name, facts, words, { values: items(values) });
}

function value(written) {
  const lines = written.map((line) => strippedEnd(line));
  while (lines.length && !lines.at(-1)) lines.pop();
  return lines.length > 1 && TIME.test(lines.at(-1)) ? lines.slice(0, -1) : lines;
}

function items(text) {
  const inner = stripped(text).replace(/^\{/u, "").replace(/\}$/u, "");
  const all = inner ? inner.split(", ").map((item) => stripped(item)) : [];
  const cut = all.findIndex((item) => item.endsWith(CUT));
  return all.slice(0, cut < 0 ? all.length : cut).filter((item) => !item.startsWith(NO_VALUE));
}
