// The texts of all articles, for what the find field finds nothing for. They need a web server.

import { engine } from "../search/engine.js";
import { placeOf } from "../search/place.js";
import { answered, isMeant, vocabulary, wordsAndSynonyms } from "../search/question.js";

const MOST = 6;

export class Texts {
  constructor(reader) {
    this.reader = reader;
  }

  /** The articles whose texts have the words, `{title, level, href, excerpt}`; rejects where there is no full text. */
  async matches(text, words) {
    if (this.reader.isDisk) return [];
    const known = vocabulary(words.stop, words.synonyms);
    this.engine ??= engine(`${this.reader.root}pagefind/`);
    const { results } = await answered(await this.engine, text, {}, known);
    const asked = wordsAndSynonyms(text, known);
    const loaded = await Promise.all(results.slice(0, MOST).map((result) => result.data()));
    return loaded
      .filter(({ excerpt }) => isMeant(excerpt, asked))
      .map((entry) => {
        const { title, href, excerpt } = placeOf(entry, asked.join(" "));
        return { title, level: entry.meta.level, href: `${this.reader.root}${href}`, excerpt };
      });
  }
}
