// From an entry or a typed line to the events that it may mean; the twin of generator/eventkb/lookup/search.py.

import { anchored, begun, CLOSER, heaviest, RARE } from "./anchors.js";
import { compared } from "./match.js";
import { withKnownParts } from "./parts.js";
import { IDS } from "./query.js";
import { ofEntry, ofQuery } from "./rank.js";
import { best } from "./reasons.js";
import { FEWEST_WORDS, messageKey } from "./record.js";
import { beginning, LONGEST } from "./terms.js";

export const MOST = 8;
const CUT = "...";
const IDS_BELOW = [10, 100, 1_000, 10_000];
const LARGEST_ID = 0xffff;
const WHOLE = new Set(["id-message", "source-message", "message", "message-other-source"]);

/** The events that a pasted entry may be, best first. */
export function forEntry(entry, index, byMessage = true) {
  const source = index.sourceNamed(entry.source ?? "", entry.guid);
  const given = entry.message ? compared(entry.message) : null;
  const numbers = entry.id === null ? [] : ofSourceFirst(index.withId(entry.id), source, index);
  const compare = (events) => events.map((number) => matchOf(number, entry, given, { source, index })).filter(Boolean);
  const matches = compare(numbers);
  const isKnown = matches.some(({ reason }) => reason === "source-id" || reason === "source-id-message");
  // What is not loaded yet may be the event, so the message is looked up only when all with the ID are loaded.
  if (given && byMessage && !isKnown && !index.wanted.size) matches.push(...byMessageOf(entry.message, index, compare, numbers));
  return best(matches, MOST);
}

/** The events that a typed line may mean, best first. */
export function forQuery(query, index) {
  const source = query.name ? index.sourceNamed(query.name) : null;
  const line = ofSources(query, index).length ? query : withKnownParts(query, index);
  const matches = typed(line, index).map((number) => {
    const record = index.record(number);
    return record ? ofQuery(line, record, source ? index.source(number) === source : null) : null;
  });
  return best(matches.filter(Boolean), MOST);
}

// The matches of events by a message, apart from the events that are `known`. Whatever begins as the message does is in
// few files, so it is compared first; all words are looked up only if none of these events is certain.
function byMessageOf(message, index, compare, known) {
  const first = begun(message, index).filter((number) => !known.includes(number));
  const matches = untilWhole(first, compare, index);
  if (index.wanted.size || matches.some(({ confidence }) => confidence === "exact")) return matches;
  const compared = new Set([...known, ...first]);
  const others = anchored(message, index, first).filter((number) => !compared.has(number));
  return [...matches, ...untilWhole(others, compare, index)];
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

function typed(query, index) {
  const byWords = withWords(query, index);
  if (query.id === null) return [...withIdentifier(query, index), ...withMessage(query, index), ...byWords];
  const same = index.withId(query.id);
  // Events with the same ID are in the order of their weight, so more of them than are offered need not be loaded.
  if (!query.words.length) return [...same.slice(0, MOST), ...(same.length < MOST ? longer(query, index) : [])].slice(0, CLOSER);
  const places = new Map(byWords.map((number, place) => [number, place]));
  const chosen = same.filter((number) => places.has(number)).sort((a, b) => places.get(a) - places.get(b)).slice(0, MOST);
  const others = same.filter((number) => !places.has(number)).slice(0, MOST);
  const all = [...chosen, ...longer(query, index, places), ...others];
  return (all.length ? all : byWords).slice(0, CLOSER / 2);
}

// The events whose message is the few words that were typed.
function withMessage(query, index) {
  const words = beginning(query.text);
  return words.length && words.length < FEWEST_WORDS ? index.withAnchor(messageKey(words)).slice(0, CLOSER) : [];
}

// The events that have all 32 bits of what looks like a code.
function withIdentifier(query, index) {
  if (query.full_id === null) return [];
  const same = index.withId(query.full_id % IDS).slice(0, CLOSER);
  return same.filter((number) => index.record(number)?.qualifiers.includes(query.full_id));
}

// The events whose IDs begin with the digits that were typed; only those that are wanted.
function longer(query, index, wanted = null) {
  const numbers = [];
  // As long as those with the ID are not loaded, nobody knows whether others are needed.
  if (query.id === null || !query.digits || index.wanted.size) return numbers;
  for (const below of IDS_BELOW) {
    const first = query.id * below;
    if (query.id && first <= LARGEST_ID && numbers.length < MOST) {
      const events = index.withIds(first, Math.min(first + below - 1, LARGEST_ID));
      numbers.push(...events.filter((number) => !wanted || wanted.has(number)));
    }
  }
  const same = index.withId(query.id);
  return [...new Set(numbers)].filter((number) => !same.includes(number));
}

// The events with the most of the words; a rare word counts more than a frequent one.
function withWords(query, index) {
  const own = ofSources(query, index);
  if (own.length) return query.id === null ? own.slice(0, CLOSER / 2) : own;
  const weights = new Map();
  for (const word of new Set(query.words.length ? [...query.words, query.name] : [])) {
    if (word.length < 2) continue;
    const events = index.withTerm(word.slice(0, LONGEST));
    for (const number of events) {
      weights.set(number, (weights.get(number) ?? 0) + RARE + Math.floor(RARE / events.length));
    }
  }
  return heaviest(weights, query.id === null ? CLOSER / 2 : weights.size);
}

// The events of the sources whose names begin with several typed words, if there are enough of them. All names are in
// the manifest, so a long name loads no file while it is typed.
function ofSources(query, index) {
  const events = query.words.length > 1 ? index.ofSources(query.name) : [];
  return events.length >= MOST || query.id !== null ? events : [];
}
