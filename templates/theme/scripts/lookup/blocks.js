// Copied text of entries; the twin of generator/eventkb/lookup/blocks.py.

import { MOST } from "./entry.js";
import { entryFrom } from "./facts.js";
import { isCopied } from "./formats.js";
import { labels } from "./labels.js";
import { WHITE, stripped, strippedEnd } from "./paste.js";

const STARTERS = new Set(["channel", "source", "id", "level"]);
const BELOW = new Set([...STARTERS, "category"]);
const NAMING = new Set(["channel", "id"]);
const BESIDE_SOURCE = ["channel", "level", "category", "message"];
const NEAR = 200;
const WINDOW = 4;
const FEWEST = 3;
const ALONE = /^[ \t]{0,80}(?:\n|$)/u;
const RULER = /^(?:[-=_*~# ]{5,}|[| ]+)$/u;

/** The entries of a text that Event Viewer copied, above or below what is written in another format. */
export function copied(text, words) {
  return read(text, words.formats.filter(isCopied), words);
}

/** One entry for each head of labels, in the first format that has all that it needs; `said` are facts above the text. */
export function read(text, formats, words, said = []) {
  if (!formats.length) return [];
  const own = formats.filter(({ fields }) => fields).reverse();
  const all = labels(text, own.length ? Object.assign({}, words.labels, ...own.map(({ fields }) => fields)) : words.labels);
  const heads = headsOf(all);
  const entries = heads.map(([first, last], place) => {
    const following = place + 1 < heads.length ? last : all.length;
    const end = endOf(text, all, following);
    const above = place === 0 ? text.slice(0, all[first].start) : "";
    const facts = factsOf(text, end, above, all.slice(first, last));
    return entryOf(place === 0 ? [...facts, ...said] : facts, formats, words);
  });
  return withoutTickets(entries.filter(Boolean));
}

// Without the lines of a ticket or a mail above the first entry that have labels, too.
function withoutTickets(entries) {
  const first = entries.findIndex(({ id }) => id !== null);
  return entries.filter(({ channel }, place) => place >= first || channel);
}

function headsOf(all) {
  const heads = [];
  let first = -1;
  let fields = new Set();
  let inMessage = false;
  for (const [place, label] of all.entries()) {
    let begins = label.leads && fields.has(label.field) && STARTERS.has(label.field);
    if (first < 0) begins = headAt(all, place).size > 0;
    else if (inMessage) begins = [...headAt(all, place)].some((field) => NAMING.has(field));
    else if (begins && isAbove(all, first, place, fields)) {
      first += 1 + all.slice(first, place).findIndex(({ field }) => field === label.field);
      fields = new Set(all.slice(first, place).map(({ field }) => field));
      begins = false;
    }
    if (begins) {
      if (first >= 0) heads.push([first, place]);
      if (heads.length === MOST) return heads;
      first = place;
      fields = new Set();
    } else if (first < 0 || inMessage) continue;
    fields.add(label.field);
    inMessage = label.field === "message";
  }
  if (first >= 0) heads.push([first, all.length]);
  return heads;
}

// Whether a label that comes again shows that its first one is above the entry, as `Type:` of a ticket is.
function isAbove(all, first, place, fields) {
  if (!fields.has("id")) return true;
  const head = headAt(all, place);
  return all[first].field === all[place].field && !head.has("id") && !head.has("source");
}

function headAt(all, start) {
  const fields = new Set([all[start].field]);
  for (let place = start + 1; place < Math.min(start + WINDOW, all.length); place += 1) {
    if (all[place].start - all[place - 1].end > NEAR || fields.has(all[place].field)) break;
    fields.add(all[place].field);
  }
  const few = all[start].leads && (fields.has("id") || fields.has("source")) ? 2 : FEWEST;
  return STARTERS.has(all[start].field) && fields.size >= few ? fields : new Set();
}

function factsOf(text, end, above, own) {
  const facts = [];
  for (const [place, label] of own.entries()) {
    const following = place + 1 < own.length ? own[place + 1].start : end;
    if (label.field === "message") {
      facts.push(["message", message(text.slice(label.end, messageEnd(own.slice(place + 1), text, end)))]);
      break;
    }
    const [value, rest] = valueOf(text.slice(label.end, following), label.field);
    facts.push([label.field, value]);
    if (following === end) facts.push(["message", message(rest)], ["message", message(above)]);
  }
  return facts;
}

// Before the line of the next entry's first label, unless the entry has labels in that line, too.
function endOf(text, all, following) {
  if (following >= all.length) return text.length;
  const { start } = all[following];
  const line = start > 0 ? text.lastIndexOf("\n", start - 1) + 1 : 0;
  return following && all[following - 1].start >= line ? start : line;
}

function entryOf(facts, formats, words) {
  const fields = new Set(facts.filter(([, value]) => stripped(value)).map(([field]) => field));
  const format = formats.find(({ needs = [] }) => needs.every((field) => fields.has(field)));
  if (!format) return null;
  const entry = entryFrom(format.name, facts, words);
  const isEvent = entry.id !== null || (entry.source && BESIDE_SOURCE.some((field) => fields.has(field)));
  return isEvent && fields.size > 1 ? entry : null;
}

function valueOf(segment, field) {
  let [line, rest] = parted(segment);
  let value = stripped(line, `${WHITE},;|:`);
  if (!value && BELOW.has(field)) {
    [line, rest] = parted(stripped(segment));
    value = stripped(line);
  }
  return [value, rest];
}

function parted(text) {
  const place = text.indexOf("\n");
  return place < 0 ? [text, ""] : [text.slice(0, place), text.slice(place + 1)];
}

function messageEnd(following, text, end) {
  for (const label of following) {
    const ends = label.leads && (label.field === "xml" || label.field === "data");
    if (ends && ALONE.test(text.slice(label.end, label.end + 100))) return label.start;
  }
  return end;
}

function message(text) {
  const lines = strippedEnd(text).split("\n");
  while (lines.length && RULER.test(lines.at(-1))) lines.pop();
  return lines.join("\n");
}
