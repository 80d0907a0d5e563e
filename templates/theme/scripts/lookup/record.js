// What the index holds, as generator/eventkb/model/record.py writes it.

import { slug } from "./slug.js";

/** Numbers up to this one are filed as numbers, longer IDs as texts. */
export const LARGEST_NUMBER = 0xffff;

export const MANIFEST = "manifest";
export const TOGETHER = 8;
/** So many events of a term are beside it, the most important first. */
export const FOREMOST = 24;
const NAMES = 16 ** 10;
const STUB = 1;
const WITH_NOTE = 2;
const BARE = 4;
const IGNORABLE_UNIT = 8;
const IGNORABLE = ["", "never", "once", "if-alone", "usually"];
export const FEWEST_WORDS = 3;
const BEGINNING = "^";
const MESSAGE_END = "$";
const LONGEST_BEGINNING = 24;

/** The record of the event with a number, from its list in a shard. */
export function record(plain, number, source) {
  const [id, level, symbolicNames, channel, categories, qualifiers, former, marks, weight, wordings, ownSlug = ""] = plain;
  return {
    number,
    source: source.name,
    slug: source.slug,
    part: ownSlug || slug(String(id)),
    id,
    level,
    symbolic_names: symbolicNames,
    channel,
    categories,
    qualifiers,
    former,
    is_stub: Boolean(marks & STUB),
    weight,
    has_note: Boolean(marks & WITH_NOTE),
    wordings: wordings.map(([messages, names, codes = [], cases = []]) => ({
      messages,
      names,
      codes,
      cases: cases.map(([caseNumber, anchor, titles, when]) => ({ number: caseNumber, anchor, titles, when })),
    })),
    has_pages: !(marks & BARE),
    ignorable: IGNORABLE[Math.trunc(marks / IGNORABLE_UNIT)],
  };
}

/** The manifest with its sources as objects. */
export function manifest(plain) {
  const sources = plain.sources.map(([name, first, own = "", others = [], guid = null, texts = 0]) => ({
    name,
    slug: own || slug(name),
    first,
    others,
    guid,
    hasTextIds: Boolean(texts),
  }));
  const [shards, shapes, patterns = []] = plain.text_ids ?? [[[], ""], []];
  const textIds = { shards, shapes: new Set(shapes), patterns: patterns.map(whole) };
  return { ...plain, sources, text_ids: plain.text_ids ? textIds : null };
}

// A regular expression for a whole ID, in any case.
function whole(pattern) {
  return new RegExp(`^(?:${pattern})$`, "i");
}

/** The name of the shard so many places after another one. */
export function following(name, place) {
  const end = name.lastIndexOf("-") + 1;
  return name.slice(0, end) + ((Number.parseInt(name.slice(end), 16) + place) % NAMES).toString(16).padStart(10, "0");
}

/** The key under which templates that begin with some words are filed. */
export function beginningKey(words) {
  return BEGINNING + words.join("").slice(0, LONGEST_BEGINNING);
}

/** The term of a message that consists of a few words only. */
export function messageKey(words) {
  return words.join("").slice(0, LONGEST_BEGINNING) + MESSAGE_END;
}

/** Numbers, from the steps between them. */
export function numbers(steps) {
  let last = 0;
  return steps.map((step) => (last += step));
}

/** The names of the shards, `[firsts, name]`, that may have keys from `first` to `last`. */
export function within([firsts, name], first, last) {
  const start = Math.max(after(firsts, first) - 1, 0);
  return Array.from({ length: Math.max(after(firsts, last) - start, 0) }, (_, place) => following(name, start + place));
}

/** The place in a rising list behind all items that are not greater than a key. */
export function after(list, key, of = (item) => item) {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (of(list[middle]) <= key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The place in a rising list of the first item that is not smaller than a key. */
export function before(list, key, of = (item) => item) {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (of(list[middle]) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How an ID looks: a run of letters is `a`, a run of digits `9`, as in `a-9` for `ORA-00600`. */
export function shape(id) {
  return id.toLowerCase().replace(/[a-z]+|[0-9]+/gu, (run) => (/^[0-9]/u.test(run) ? "9" : "a"));
}
