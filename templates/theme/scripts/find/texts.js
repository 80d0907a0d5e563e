// The texts of all articles, for what the find field finds nothing for. They need a web server.

import { engine } from "../search/engine.js";
import { placeOf } from "../search/place.js";
import { answered, isMeant, wordsThatMatter } from "../search/question.js";

const MOST = 6;

export class Texts {
  constructor(reader) {
    this.reader = reader;
  }

  /** The articles whose texts have the words, `{title, level, href, excerpt}`; rejects where there is no full text. */
  async matches(text, stop) {
    if (this.reader.isDisk) return [];
    const words = new Set(stop.split(" "));
    this.engine ??= engine(`${this.reader.root}pagefind/`);
    const { results } = await answered(await this.engine, text, {}, words);
    const asked = wordsThatMatter(text, words);
    const loaded = await Promise.all(results.slice(0, MOST).map((result) => result.data()));
    return loaded
      .filter(({ excerpt }) => isMeant(excerpt, asked))
      .map((entry) => {
        const { title, href, excerpt } = placeOf(entry, asked.join(" "));
        return { title, level: entry.meta.level, href: `${this.reader.root}${href}`, excerpt };
      });
  }
}
