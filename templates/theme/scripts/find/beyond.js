// What the find field offers for what no event matches: articles with the words, or else places that the operator names.

import { isSearchable } from "../lookup/query.js";
import { links } from "../lookup/elsewhere.js";
import { articleOption, placeOption } from "./hit.js";

/**
 * Options to put before and behind the others, and what is said below them: `{before, behind, said}`.
 *
 * `shown` is how many events are suggested, `note` what is said of them; options get an id that begins with `prefix`.
 */
export async function beyond(text, answer, { client, texts, words, reader, prefix, note, shown }) {
  const isAsked = !shown && answer.unknownId === null && isSearchable(text);
  const articles = isAsked ? await texts.matches(text, words.search.stop).catch(() => []) : [];
  const places = articles.length ? [] : links(answer.subject, await client.elsewhere(reader.locale));
  return {
    before: articles.map((article, place) => articleOption(article, `${prefix}-article-${place}`, words)),
    behind: places.map((place, number) => placeOption(place, `${prefix}-place-${number}`, words)),
    said: shown || answer.unknownId !== null ? "" : saidOf(articles.length, note, words),
  };
}

function saidOf(count, note, words) {
  if (!count) return note || words.lookup.nothing_known;
  const articles = count === 1 ? words.search.count_one : words.search.count.replace("{count}", count);
  return [note || words.lookup.none_named, articles].join(" · ");
}
