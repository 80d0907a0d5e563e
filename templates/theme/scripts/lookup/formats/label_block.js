// Entries copied as text from Event Viewer; the twin of generator/eventkb/lookup/formats/label_block.py.

import { MOST } from "../entry.js";
import { made } from "../facts.js";
import { labels } from "../labels.js";
import { WHITE, stripped, strippedEnd } from "../paste.js";

const DETAILS = "details-text";
const CLASSIC = "classic-text";
const STARTERS = new Set(["channel", "source", "id", "level"]);
const BELOW = new Set(["channel", "source", "id", "level", "category"]);
const BESIDE_SOURCE = ["channel", "level", "category", "message"];
const NAMING = new Set(["channel", "id"]);
const NEAR = 200;
const WINDOW = 4;
const FEWEST = 3;
const ALONE = /^[ \t]{0,80}(?:\n|$)/u;
const RULER = /^(?:[-=_*~# ]{5,}|[| ]+)$/u;

/** Whether labels tell of an event, with an ID or a source. */
export function detects(text, words) {
  return parses(text, words).length > 0;
}

/** One entry for each head of labels, with the message below it. */
export function parses(text, words) {
  const found = labels(text, words);
  const all = headsOf(found);
  const entries = all.map(([first, last], place) => {
    const following = place + 1 < all.length ? last : found.length;
    const end = following < found.length ? found[following].start : text.length;
    const above = place === 0 ? text.slice(0, found[first].start) : "";
    return entryOf(text, end, above, found.slice(first, last), words);
  });
  return entries.filter(Boolean);
}

function headsOf(found) {
  const all = [];
  let first = -1;
  let fields = new Set();
  let inMessage = false;
  for (const [place, label] of found.entries()) {
    let begins = label.leads && fields.has(label.field) && STARTERS.has(label.field);
    if (first < 0) begins = head(found, place).size > 0;
    else if (inMessage) begins = [...head(found, place)].some((field) => NAMING.has(field));
    if (begins) {
      if (first >= 0) all.push([first, place]);
      if (all.length === MOST) return all;
      first = place;
      fields = new Set();
    } else if (first < 0 || inMessage) continue;
    fields.add(label.field);
    inMessage = label.field === "message";
  }
  if (first >= 0) all.push([first, found.length]);
  return all;
}

function head(found, start) {
  const fields = new Set([found[start].field]);
  for (let place = start + 1; place < Math.min(start + WINDOW, found.length); place += 1) {
    if (found[place].start - found[place - 1].end > NEAR || fields.has(found[place].field)) break;
    fields.add(found[place].field);
  }
  const few = found[start].leads && (fields.has("id") || fields.has("source")) ? 2 : FEWEST;
  return STARTERS.has(found[start].field) && fields.size >= few ? fields : new Set();
}

function entryOf(text, end, above, own, words) {
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
  const fields = new Set(facts.filter(([, value]) => stripped(value)).map(([field]) => field));
  const entry = made(fields.has("channel") ? DETAILS : CLASSIC, facts, words);
  const toldOf = entry.id !== null || (entry.source && BESIDE_SOURCE.some((field) => fields.has(field)));
  return toldOf && fields.size > 1 ? entry : null;
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
