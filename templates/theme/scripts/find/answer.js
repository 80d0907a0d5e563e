// The panel's answer to a pasted text, as elements: for each entry the event, what was read, and less likely events.

import { filled } from "../phrase.js";
import { codeList, meanings } from "./codes.js";
import { element } from "./element.js";
import { caseLine, filledMessage, hostOf, ignorable, levelBadge, title } from "./hit.js";
import { noteOf } from "./summary.js";

const MOST_ENTRIES = 50;

/** The answer in full. */
export function sections(answer, words, reader) {
  const { entries, matches, codes } = answer;
  const note = noteOf(answer, words.lookup);
  const explained = codeList(codes, words, reader);
  if (!matches.length && explained) return [explained, help(words, reader)];
  if (!entries.length && !matches.length) return [element("p", {}, words.lookup.nothing_read), help(words, reader)];
  const read = entries.length ? entries.slice(0, MOST_ENTRIES) : [null];
  const isOne = read.length === 1;
  const blocks = read.flatMap((entry, place) => {
    const own = matches.filter((match) => match.entry === place);
    const heading = isOne ? null : element("h3", {}, filled(words.lookup.entry, { number: place + 1 }));
    return [heading, ...section(entry, { matches: own, codes: codes.filter((code) => code.entry === place) }, words, reader, isOne)].filter(Boolean);
  });
  return [note ? element("p", {}, note) : null, ...blocks, explained].filter(Boolean);
}

function section(entry, { matches, codes }, words, reader, isOne) {
  const [best, ...others] = matches;
  const details = entry && (isOne || !best) ? facts(entry, words) : null;
  const [event, rest] = best?.confidence === "possible" ? [null, matches] : [best, others];
  return [
    event ? card(event, codes, words, reader) : null,
    best ? null : isOne ? help(words, reader) : element("p", {}, words.lookup.not_found),
    ...(event ? [details, list(rest, words, reader)] : [list(rest, words, reader, best ? null : undefined), details]),
  ];
}

function card(match, codes, words, reader) {
  const { lookup } = words;
  const hasValues = match.values.length > 0;
  const href = reader.article(match.record, match.values, match.case);
  return element(
    "article",
    { class: "hit" },
    element(
      "p",
      { class: `hit-confidence is-${match.confidence}` },
      element("b", {}, lookup.confidence[match.confidence]),
      " ",
      element("span", {}, lookup.reasons[match.reason]),
    ),
    element("h3", {}, element("a", { href }, title(match.record))),
    levelBadge(match.record.level, words),
    ...ignorable(match.record, words),
    filledMessage(match, reader),
    match.case ? element("p", { class: "hit-case" }, element("a", { href }, caseLine(match.case, words, reader))) : null,
    element("p", {}, element("a", { class: "button", href }, hasValues ? lookup.open : lookup.open_plain)),
    hasValues ? values(match, codes, lookup, reader) : null,
  );
}

function values(match, codes, lookup, reader) {
  const meaningOf = (name) => meanings(codes.filter((code) => code.value === name), reader);
  const rows = match.values.map(({ number, name, value }) =>
    element(
      "div",
      {},
      element("dt", {}, chip(number, name)),
      element("dd", {}, element("samp", { class: "is-value" }, value), ...meaningOf(name)),
    ),
  );
  return element("dl", { class: "hit-values", "aria-label": lookup.values }, ...rows);
}

function chip(number, name) {
  const named = name === String(number) ? null : element("i", {}, name);
  return element("span", { class: "insertion" }, element("b", {}, `%${number}`), named ? " " : null, named);
}

// What was read from an entry, with the labels of the article's details.
function facts(entry, words) {
  const details = [
    [words.event_source, entry.source],
    [words.event_id, entry.id === null ? null : String(entry.id)],
    [words.level, entry.level ? words.levels[entry.level] : null],
    [words.channel, entry.channel],
    [words.category, entry.category],
    [words.message, entry.message],
  ];
  const rows = details
    .filter(([, value]) => value)
    .map(([term, value]) => element("div", {}, element("dt", {}, term), element("dd", {}, value)));
  return element("section", { class: "hit-read" }, element("h3", {}, words.lookup.read), element("dl", {}, ...rows));
}

function list(matches, words, reader, heading = words.lookup.less_likely) {
  if (!matches.length) return null;
  const rows = matches.map((match) =>
    element(
      "li",
      {},
      levelBadge(match.record.level, words),
      element("a", { href: reader.article(match.record, match.values, match.case) }, title(match.record)),
      element("small", {}, words.lookup.reasons[match.reason]),
      filledMessage(match, reader),
    ),
  );
  return element("section", { class: "hit-list" }, heading ? element("h3", {}, heading) : null, element("ul", {}, ...rows));
}

/** Links to where the operator says that readers can ask; null if there are none. */
export function elsewhere(places, words) {
  if (!places.length) return null;
  const rows = places.map(({ title: name, url }) =>
    element("li", {}, element("a", { href: url, rel: "external noreferrer" }, name), element("small", {}, hostOf(url))),
  );
  const { elsewhere: heading, elsewhere_note: note } = words.lookup;
  return element("section", { class: "hit-list" }, element("h3", {}, heading), element("p", {}, note), element("ul", {}, ...rows));
}

function help(words, reader) {
  const link = element("a", { href: reader.page("events/") }, words.list.all_events);
  return element("p", {}, words.lookup.not_found_help, " ", link);
}
