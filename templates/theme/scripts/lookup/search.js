// From an entry or a typed line to the events that it may mean; the twin of generator/eventkb/lookup/search.py.

import { Anchored, begun, CLOSER } from "./anchors.js";
import { ofSources, promising } from "./candidates.js";
import { compared } from "./match.js";
import { withKnownParts } from "./parts.js";
import { ofEntry, ofQuery } from "./rank.js";
import { best } from "./reasons.js";

export const MOST = 8;
const CUT = "...";
const WHOLE = new Set(["id-message", "source-message", "message", "message-other-source"]);
const SUFFICIENT = [new Set(), WHOLE, new Set()];
/** The format of a line that was typed and may be a message. */
export const TYPED = "typed";

/** The events that a pasted entry may be, best first. */
export function forEntry(entry, index, byMessage = true) {
  const source = index.sourceNamed(entry.source ?? "", entry.guid);
  const given = entry.message ? compared(entry.message) : null;
  const numbers = entry.id === null ? [] : ofSourceFirst(index.withId(entry.id), source, index);
  const compare = (events) => events.map((number) => matchOf(number, entry, given, { source, index })).filter(Boolean);
  const matches = compare(numbers);
  const isKnown = matches.some(({ reason }) => reason === "source-id" || reason === "source-id-message");
  // What is not loaded yet may be the event, so the message is looked up only when all with the ID are loaded.
  if (given && byMessage && !isKnown && !index.wanted.size) matches.push(...byMessageOf(entry, index, compare, numbers));
  return best(matches, MOST);
}

/** The events that a typed line may mean, best first. */
export function forQuery(query, index) {
  const source = query.name ? index.sourceNamed(query.name) : null;
  const line = query.is_sentence || ofSources(query, index).length ? query : withKnownParts(query, index);
  const matches = promising(line, index, MOST, CLOSER).map((number) => {
    const record = index.record(number);
    return record ? ofQuery(line, record, source ? index.source(number) === source : null) : null;
  });
  return best(matches.filter(Boolean), MOST);
}

// The matches of events by a message, apart from the events that are `known`. Whatever begins as the message does is in
// few files, so it is compared first. Words are looked up only if none of these events is the one: the longest words first,
// as those are rare most often. What is not loaded yet may be the event, so nothing else is asked for before.
function byMessageOf(entry, index, compare, known) {
  const first = begun(entry.message, index).filter((number) => !known.includes(number));
  const matches = untilWhole(first, compare, index);
  if (index.wanted.size || matches.some(isClear)) return matches;
  const seen = new Set([...known, ...first]);
  const anchored = new Anchored(entry.message, first, entry.format === TYPED);
  for (const reasons of SUFFICIENT) {
    const all = anchored.next(index);
    if (index.wanted.size) break;
    const others = all.filter((number) => !seen.has(number));
    matches.push(...untilWhole(others, compare, index));
    others.forEach((number) => seen.add(number));
    if (index.wanted.size || matches.some(({ confidence, reason }) => confidence === "exact" || reasons.has(reason))) break;
    if (reasons.size && matches.some(isClear)) break;
  }
  return matches;
}

// Whether a message that begins like an event's is surely this event's: as a whole, or as far as it goes.
function isClear({ confidence, reason }) {
  return confidence === "exact" || (confidence === "likely" && reason === "part-of-message");
}

// The matches of the most promising events, and of more of them until a whole template fits. What is not loaded yet
// can't fit, so more are compared only when all before them are loaded.
function untilWhole(numbers, compare, index) {
  const matches = [];
  for (let start = 0, end = CLOSER; start < numbers.length; start = end, end *= 2) {
    matches.push(...compare(numbers.slice(start, end)));
    if (index.wanted.size || matches.some(({ reason }) => WHOLE.has(reason))) break;
  }
  return matches;
}

function matchOf(number, entry, given, { source, index }) {
  const isNamed = source || entry.guid || (entry.source && !entry.source.endsWith(CUT));
  const agrees = isNamed ? index.source(number) === source : null;
  const record = index.record(number);
  return record && ofEntry(entry, given, record, agrees);
}

function ofSourceFirst(numbers, source, index) {
  const isOwn = (number) => Boolean(source) && index.source(number) === source;
  const own = numbers.filter(isOwn);
  return [...own, ...numbers.filter((number) => !isOwn(number))].slice(0, own.length ? MOST : CLOSER);
}
