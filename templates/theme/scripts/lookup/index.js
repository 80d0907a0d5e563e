// What an index has by ID, term and anchor, as far as it is loaded; the twin of generator/eventkb/lookup/index.py.

import { Files, keyOf } from "./files.js";
import { before, beginningKey, FEWEST_WORDS, FOREMOST, LARGEST_NUMBER, messageKey, numbers, within } from "./record.js";

const MOST_TERMS = 60;
const MOST_KEPT = 200;
const AFTER_ALL = "\uffff";

export class Index extends Files {
  constructor(shards) {
    super(shards);
    // The events of words, as a word is looked up again with each file that is loaded and each further letter.
    this.kept = new Map();
  }

  withId(id) {
    if (typeof id === "number" && id <= LARGEST_NUMBER) return this.filed(within(this.manifest.ids, id, id), id);
    return this.withTextId(String(id));
  }

  /** The events with an ID that is a text, or a number of a source whose IDs are texts. */
  withTextId(id) {
    const [filed, key] = [this.manifest.text_ids, id.toLowerCase()];
    return filed ? this.filed(within(filed.shards, key, key), key) : [];
  }

  /** An ID if no event has it, else null. */
  unlisted(id) {
    return id !== null && !this.withId(id).length ? id : null;
  }

  withIds(first, last) {
    const parts = within(this.manifest.ids, first, last).map((name) => this.shard(name) ?? []);
    const entries = parts.flat().filter(([key]) => first <= key && key <= last);
    return entries.flatMap(([, steps]) => numbers(steps));
  }

  /** The IDs of the events of the source whose first event is `first`; negative for one that is no number. */
  ownIds(first) {
    return this.filed(within(this.manifest.own, first, first), first);
  }

  /**
   * The events with a term that is, or begins with, a word: the foremost ones, the terms that more events have (`frequent`),
   * and how many events all terms have together.
   */
  withTerm(beginning) {
    const known = this.kept.get(beginning);
    if (known) return known;
    const { missed } = this;
    const postings = this.#withTerm(beginning);
    if (this.kept.size >= MOST_KEPT) this.kept.clear();
    if (this.missed === missed) this.kept.set(beginning, postings);
    return postings;
  }

  #withTerm(beginning) {
    const lists = [];
    const frequent = [];
    let count = 0;
    for (const [key, steps, number] of this.#termsFrom(beginning)) {
      lists.push(numbers(steps));
      count += number ?? steps.length;
      if (number !== undefined) frequent.push(key);
      if (lists.length === MOST_TERMS) break;
    }
    const foremost = new Set();
    for (let place = 0; place < FOREMOST; place += 1) {
      for (const own of lists) if (place < own.length) foremost.add(own[place]);
    }
    return { foremost: [...foremost], frequent, count };
  }

  *#termsFrom(beginning) {
    for (const name of within(this.manifest.terms, beginning, beginning + AFTER_ALL)) {
      const part = this.shard(name);
      // Without this shard, nobody knows whether the next is needed.
      if (!part) return;
      for (const row of part.slice(before(part, beginning, keyOf))) {
        if (!row[0].startsWith(beginning)) return;
        yield row;
      }
    }
  }

  /** All events with the terms of a word, the foremost first. */
  allWith(postings) {
    if (postings.all) return postings.all;
    const { missed } = this;
    const others = postings.frequent.flatMap((term) => this.filed(within(this.manifest.frequent, term, term), term));
    const all = [...new Set([...postings.foremost, ...others])];
    if (this.missed === missed) postings.all = all;
    return all;
  }

  /** The foremost events whose message consists of a few words. */
  withMessage(words) {
    const key = messageKey(words);
    return this.filed(within(this.manifest.terms, key, key), key);
  }

  withAnchor(term) {
    return this.filed(within(this.manifest.anchors, term, term), term);
  }

  /** The same events, each with the number of words that its message is filed under: `[number, needs]`. */
  withNeeds(term) {
    const [, steps, needs] = this.entry(within(this.manifest.anchors, term, term), term) ?? [term, [], ""];
    return numbers(steps).map((number, place) => [number, Number(needs[place])]);
  }

  /** The events with a message that begins with some words, or with fewer of them before an insertion string. */
  withBeginning(words, most) {
    const events = new Set();
    if (words.length < FEWEST_WORDS) return [];
    const key = beginningKey(words);
    for (const name of within(this.manifest.anchors, key, key + AFTER_ALL)) {
      const part = this.shard(name) ?? [];
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
}
