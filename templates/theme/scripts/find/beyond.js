// What the find field offers for what no event matches, or only by a few of the words: articles with the words, or else
// places that the operator names.

import { isSearchable } from "../lookup/query.js";
import { links } from "../lookup/elsewhere.js";
import { filled } from "../phrase.js";
import { articleOption, placeOption } from "./hit.js";
import { isUnknown } from "./summary.js";

/**
 * Options to put before and behind the others, and what is said below them: `{before, behind, said}`.
 *
 * `count` is what is said of the events that are suggested, empty if there are none; `note` says what is not known.
 * Options get an id that begins with `prefix`.
 */
export async function beyond(text, answer, { client, texts, words, reader, prefix, note, count }) {
  const isAsked = answer.unknownId === null && isSearchable(text);
  const articles = isAsked ? await texts.matches(text, words.search).catch(() => []) : [];
  const places = articles.length || !isUnknown(answer) ? [] : links(answer.subject, await client.elsewhere(reader.locale));
  return {
    before: articles.map((article, place) => articleOption(article, `${prefix}-article-${place}`, words)),
    behind: places.map((place, number) => placeOption(place, `${prefix}-place-${number}`, words)),
    said: isAsked ? saidOf(articles.length, { count, note }, words) : "",
  };
}

function saidOf(number, { count, note }, words) {
  if (!number) return count || note || words.lookup.nothing_known;
  const articles = number === 1 ? words.search.count_one : filled(words.search.count, { count: number });
  return [count || note || words.lookup.none_named, articles].join(" · ");
}
