// The names of the sources of an index, which are all in its manifest.

import { joined } from "./terms.js";

export class Names {
  constructor({ sources, events }) {
    const all = sources.map((source, place) => ({ source, end: sources[place + 1]?.first ?? events }));
    this.all = all.flatMap((own) => [own.source.name, ...own.source.others].map((name) => ({ ...own, name: joined(name) })));
    // A source's own name comes before the other names of another source.
    const others = this.all.filter(({ source, name }) => name !== joined(source.name));
    const own = sources.map((source) => ({ source, name: joined(source.name) }));
    this.byName = new Map([...others, ...own].map(({ source, name }) => [name, source]));
  }

  source(name) {
    return this.byName.get(joined(name));
  }

  /** The events of each source of which a name begins with some letters: the first number, and the one behind the last. */
  ranges(beginning) {
    const sources = new Map(this.all.filter(({ name }) => name.startsWith(beginning)).map(({ source, end }) => [source.first, end]));
    return [...sources];
  }
}
