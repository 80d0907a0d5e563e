// The elements of a matching event: as a suggestion and in the panel.

import { filled } from "../phrase.js";
import { pieces } from "../search/excerpt.js";
import { element } from "./element.js";
import { firstLine, marked, messageFor, messagePieces } from "./pieces.js";

/** An option of the list of suggestions. */
export function option(match, id, words, reader, wanted) {
  const { record } = match;
  const [message, language] = messageFor(record, reader.locale);
  const line = marked(firstLine(message), wanted).map(({ text, isHit }) => (isHit ? element("mark", {}, text) : text));
  return element(
    "li",
    { id, role: "option", class: "find-option", "aria-selected": "false", "data-href": reader.article(record, match.values, match.case) },
    levelIcon(record.level, words),
    element("span", { class: "find-event" }, title(record), ...ignorable(record, words), noteMark(record, words)),
    element("span", { class: "find-message", lang: language === reader.locale ? null : language }, ...line),
    element("span", { class: "find-reason" }, match.case ? caseLine(match.case, words, reader) : words.lookup.reasons[match.reason]),
  );
}

/** What the case that applies is called, in the reader's language where it is known in it. */
export function caseLine({ titles }, words, reader) {
  return `${words.lookup.case} ${titles[reader.locale] ?? Object.values(titles)[0]}`;
}

/** The last option: searches all texts for the words. */
export function textOption(text, id, words, reader) {
  return element(
    "li",
    { id, role: "option", class: "find-option find-text", "aria-selected": "false", "data-href": reader.search(text) },
    element("span", { class: "find-icon" }),
    element("span", { class: "find-event" }, filled(words.search.all_texts, { query: text.trim() })),
  );
}

/** An option of an article whose texts have the words. */
export function articleOption(article, id, words) {
  return element(
    "li",
    { id, role: "option", class: "find-option", "aria-selected": "false", "data-href": article.href },
    levelIcon(article.level, words),
    element("span", { class: "find-event" }, element("b", {}, article.title)),
    element("span", { class: "find-message" }, ...pieces(article.excerpt)),
    element("span", { class: "find-reason" }, words.lookup.in_text),
  );
}

/** An option that leaves the site: a place to ask about what is not known here. */
export function placeOption({ title: name, url }, id, words) {
  return element(
    "li",
    { id, role: "option", class: "find-option find-place", "aria-selected": "false", "data-href": url },
    element("span", { class: "find-icon" }),
    element("span", { class: "find-event" }, name),
    element("span", { class: "find-reason" }, filled(words.lookup.opens, { host: hostOf(url) })),
  );
}

/** The host of another site, so that readers see where a link leads. */
export function hostOf(url) {
  return /^[a-z]+:(?:\/\/)?([^/?#]*)/u.exec(url)?.[1] ?? "";
}

/** An event's name: its source, and its ID in the colour of IDs. */
export function title(record) {
  return element("b", {}, `${record.source} `, element("span", { class: "event-number" }, String(record.id)));
}

/** The badge of an event that says whether it may be ignored. */
export function ignorable({ ignorable: value }, words) {
  if (!value) return [];
  return [" ", element("span", { class: `badge ignorable-${value}`, title: words.ignorable_hints[value] }, words.ignorable[value])];
}

/** Says that there is a house's own note on an event; nothing where there is none. */
export function noteMark(record, words) {
  return record.has_note ? element("span", { class: "note-mark" }, words.house_note.mark) : "";
}

export function levelBadge(level, words) {
  return level ? element("span", { class: `level level-${level}` }, words.levels[level]) : null;
}

function levelIcon(level, words) {
  if (!level) return element("span", { class: "level-icon" });
  const word = element("span", { class: "hidden-text" }, words.levels[level]);
  return element("span", { class: `level-icon level-${level}` }, word);
}

/** A message with the reader's values in it, marked; insertion strings without a value keep their number. */
export function filledMessage(match, reader) {
  const [message, language] = messageFor(match.record, reader.locale);
  const values = new Map(match.values.map((entry) => [entry.number, entry.value]));
  const pieces = messagePieces(message).map(({ text, number }) => {
    if (number === undefined) return text;
    const value = values.get(number);
    return element("span", { class: value ? "insertion is-value" : "insertion" }, value ?? element("b", {}, text));
  });
  return element("blockquote", { lang: language === reader.locale ? null : language }, element("p", {}, ...pieces));
}
