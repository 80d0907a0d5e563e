// The texts of all articles, for what the find field finds nothing for. They need a web server.

import { folded } from "../lookup/terms.js";
import { engine } from "../search/engine.js";
import { placeOf } from "../search/place.js";
import { answered, vocabulary, wordsAndSynonyms } from "../search/question.js";

const MOST = 6;
const MARK = /<mark>([^<]*)<\/mark>/gu;
const ALIKE = 3;

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

// For a word that no text has, Pagefind takes any that begins with its first letter. An excerpt without marks is of an
// article that has the word elsewhere, as the parts of compound words.
function isMeant(excerpt, words) {
  const marks = Array.from(excerpt.matchAll(MARK), ([, word]) => folded(word).slice(0, ALIKE));
  return !marks.length || words.some((word) => marks.includes(folded(word).slice(0, ALIKE)));
}
