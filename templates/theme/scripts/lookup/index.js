// An index as far as it is loaded; the twin of generator/eventkb/lookup/index.py. What a question needs and is not loaded
// yet is added to `wanted` and counts as empty: the caller loads it and asks again.

import { Names } from "./names.js";
import { after, before, beginningKey, FEWEST_WORDS, following, LARGEST_NUMBER, manifest, MANIFEST, numbers, record, TOGETHER, within } from "./record.js";

const MOST_TERMS = 60;
const AFTER_ALL = "\uffff";
const NOTHING = { sources: [], records: "", ids: [[], []], terms: [[], []], anchors: [[], []], paste: "", words: {}, beside: {}, linking: [], elsewhere: {}, codes: "", text_ids: null };
const keyOf = ([key]) => key;

export class Index {
  /** `shards` maps names to data; others add to it. */
  constructor(shards = new Map()) {
    this.shards = shards;
    this.wanted = new Set();
  }

  get manifest() {
    if (!this.known) {
      const plain = this.#shard(MANIFEST);
      if (!plain) return NOTHING;
      this.known = manifest(plain);
      this.names = new Names(this.known);
    }
    return this.known;
  }

  /** The words by which pastes are understood, or null. */
  get pasteWords() {
    return this.manifest.paste ? this.#shard(this.manifest.paste) : null;
  }

  /** The source of the event with a number. */
  source(number) {
    const { sources } = this.manifest;
    return sources[after(sources, number, ({ first }) => first) - 1];
  }

  /** The source with a name or a GUID, or null. */
  sourceNamed(name, guid = null) {
    const { sources } = this.manifest;
    const source = name ? this.names?.source(name) : undefined;
    return source ?? (guid ? sources.find((known) => known.guid === guid) : undefined) ?? null;
  }

  /** The events of all sources of which a name, as one word, begins with some letters. */
  ofSources(beginning) {
    return this.names?.events(beginning) ?? [];
  }

  /** The record with a number, or null. */
  record(number) {
    const part = this.#shard(following(this.manifest.records, Math.floor(number / TOGETHER)));
    return part ? record(part[number % TOGETHER], number, this.source(number)) : null;
  }

  withId(id) {
    if (typeof id === "number" && id <= LARGEST_NUMBER) return this.#filed(within(this.manifest.ids, id, id), id);
    return this.withTextId(String(id));
  }

  /** The events with an ID that is a text, or a number of a source whose IDs are texts. */
  withTextId(id) {
    const [filed, key] = [this.manifest.text_ids, id.toLowerCase()];
    return filed ? this.#filed(within(filed.shards, key, key), key) : [];
  }

  withIds(first, last) {
    const parts = within(this.manifest.ids, first, last).map((name) => this.#shard(name) ?? []);
    const entries = parts.flat().filter(([key]) => first <= key && key <= last);
    return entries.flatMap(([, steps]) => numbers(steps));
  }

  /** The events with a term that is, or begins with, a word. */
  withTerm(beginning) {
    const events = new Set();
    let count = 0;
    for (const name of within(this.manifest.terms, beginning, beginning + AFTER_ALL)) {
      const part = this.#shard(name);
      // Without this shard, nobody knows whether the next is needed.
      if (!part) break;
      for (const [key, steps] of part.slice(before(part, beginning, keyOf))) {
        if (!key.startsWith(beginning) || count === MOST_TERMS) return sorted(events);
        count += 1;
        for (const number of numbers(steps)) events.add(number);
      }
    }
    return sorted(events);
  }

  withAnchor(term) {
    return this.#filed(within(this.manifest.anchors, term, term), term);
  }

  /** The same events, each with the number of words that its message is filed under: `[number, needs]`. */
  withNeeds(term) {
    const [, steps, needs] = this.#entry(within(this.manifest.anchors, term, term), term) ?? [term, [], ""];
    return numbers(steps).map((number, place) => [number, Number(needs[place])]);
  }

  /** The data of a shard that another shard names, or undefined. */
  shard(name) {
    return this.#shard(name);
  }

  /** The events with a message that begins with some words, or with fewer of them before an insertion string. */
  withBeginning(words, most) {
    const events = new Set();
    if (words.length < FEWEST_WORDS) return [];
    const key = beginningKey(words);
    for (const name of within(this.manifest.anchors, key, key + AFTER_ALL)) {
      const part = this.#shard(name) ?? [];
      for (const [own, steps] of part.slice(before(part, key, keyOf))) {
        if (!own.startsWith(key) || events.size >= most) break;
        for (const number of numbers(steps)) events.add(number);
      }
    }
    for (let count = words.length - 1; count >= FEWEST_WORDS; count -= 1) {
      for (const number of this.withAnchor(beginningKey(words.slice(0, count)))) events.add(number);
    }
    return [...events].slice(0, most);
  }

  #filed(names, key) {
    return numbers(this.#entry(names, key)?.[1] ?? []);
  }

  // What is filed under a key in some shards, or null.
  #entry(names, key) {
    for (const name of names) {
      const part = this.#shard(name) ?? [];
      const place = before(part, key, keyOf);
      if (place < part.length && part[place][0] === key) return part[place];
    }
    return null;
  }

  #shard(name) {
    const shard = this.shards.get(name);
    if (shard === undefined) this.wanted.add(name);
    return shard;
  }
}

function sorted(events) {
  return [...events].sort((first, second) => first - second);
}
