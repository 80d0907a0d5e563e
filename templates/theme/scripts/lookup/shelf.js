// The codes of an index, by key and by symbol; the twin of generator/eventkb/lookup/shelf.py.

import { based, bits } from "./notation.js";
import { before, numbers, within } from "./record.js";

/** The codes of an index, as far as they are loaded. */
export class Shelf {
  constructor(index) {
    this.index = index;
    const [tables, byNumber, byText, bySymbol] = index.shard(index.manifest.codes) ?? [[], [[], ""], [[], ""], [[], ""]];
    Object.assign(this, { byNumber, byText, bySymbol });
    this.tables = tables.map(([name, titles, notation, base, digits, words, isReply]) => ({
      name, titles, notation, base, digits, words, isReply,
    }));
  }

  // What is filed under a key.
  filed(key) {
    const row = this.#row(typeof key === "number" ? this.byNumber : this.byText, key);
    if (!row) return { codes: [], groups: [] };
    const codes = row[1].map(([table, code, symbol, meaning]) => ({ table, code, symbol, meaning }));
    return { codes, groups: row[2].map(([standing, steps, tables = []]) => ({ standing, events: numbers(steps), tables })) };
  }

  keys(symbol) {
    return this.#row(this.bySymbol, symbol)?.[1] ?? [];
  }

  #row(shards, key) {
    for (const name of within(shards, key, key)) {
      const part = this.index.shard(name) ?? [];
      const place = before(part, key, ([own]) => own);
      if (place < part.length && part[place][0] === key) return part[place];
    }
    return null;
  }
}

/** The codes of a table to which a base was added. */
export function withBase(number, place, shelf) {
  return based(number, shelf.tables[place].base).flatMap((key) => ofTable(key, place, shelf));
}

/** The codes that a number is the sum of, unless it is one code itself. */
export function flags(number, place, shelf) {
  if (typeof number !== "number" || ofTable(number, place, shelf).length) return [];
  return bits(number).flatMap((bit) => ofTable(bit, place, shelf));
}

/** The codes that the table in a place has under a key. */
export function ofTable(key, place, shelf) {
  return shelf.filed(key).codes.filter(({ table }) => table === place);
}

