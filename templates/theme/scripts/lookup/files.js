// The files of an index as far as they are loaded. What a question needs and is not loaded yet is added to `wanted` and
// counts as empty: the caller loads it and asks again.

import { Names } from "./names.js";
import { after, before, following, manifest, MANIFEST, numbers, record, TOGETHER } from "./record.js";

const EMPTY = [[], ""];
const NOTHING = {
  reading: "", sources: [], records: "", ids: EMPTY, terms: EMPTY, anchors: EMPTY, frequent: EMPTY, own: EMPTY,
  paste: "", words: {}, beside: {}, linking: [], elsewhere: {}, codes: "", text_ids: null,
};

/** The key of a row. */
export const keyOf = ([key]) => key;

export class Files {
  /** `shards` maps names to data; others add to it. */
  constructor(shards = new Map()) {
    this.shards = shards;
    this.wanted = new Set();
    this.missed = 0;
  }

  get manifest() {
    if (!this.known) {
      const plain = this.shard(MANIFEST);
      if (!plain) return NOTHING;
      this.known = manifest(plain);
      this.names = new Names(this.known);
    }
    return this.known;
  }

  /** The words by which pastes are understood, or null. */
  get pasteWords() {
    return this.manifest.paste ? this.shard(this.manifest.paste) : null;
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

  /** The events of each source of which a name, as one word, begins with some letters: `[first, end]`. */
  ofSources(beginning) {
    return this.names?.ranges(beginning) ?? [];
  }

  /** The record with a number, or null. */
  record(number) {
    const part = this.shard(following(this.manifest.records, Math.floor(number / TOGETHER)));
    return part ? record(part[number % TOGETHER], number, this.source(number)) : null;
  }

  /** The numbers that are filed under a key in some shards. */
  filed(names, key) {
    return numbers(this.entry(names, key)?.[1] ?? []);
  }

  /** What is filed under a key in some shards, or null. */
  entry(names, key) {
    for (const name of names) {
      const part = this.shard(name) ?? [];
      const place = before(part, key, keyOf);
      if (place < part.length && part[place][0] === key) return part[place];
    }
    return null;
  }

  /** The data of a shard, or undefined. */
  shard(name) {
    const shard = this.shards.get(name);
    if (shard === undefined) {
      this.wanted.add(name);
      this.missed += 1;
    }
    return shard;
  }
}
