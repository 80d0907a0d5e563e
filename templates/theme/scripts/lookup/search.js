// From an entry or a typed line to the events that it may mean; the twin of generator/eventkb/lookup/search.py.

import { compared } from "./match.js";
import { ofEntry, ofQuery } from "./rank.js";
import { best } from "./reasons.js";
import { terms } from "./terms.js";

export const MOST = 8;
const CLOSER = 24;
const MOST_TEXT_TERMS = 200;
const IDS_BELOW = [10, 100, 1_000, 10_000];
const LARGEST_ID = 0xffff;
const RARE = 1_000_000;

/** The events that a pasted entry may be, best first. */
export function forEntry(entry, index, byMessage = true) {
  const source = index.sourceNamed(entry.source ?? "", entry.guid);
  const given = entry.message ? compared(entry.message) : null;
  const numbers = entry.id === null ? [] : ofSourceFirst(index.withId(entry.id), source, index);
  const compare = (events) => events.map((number) => matchOf(number, entry, given, { source, index })).filter(Boolean);
  const matches = compare(numbers);
  const isKnown = matches.some(({ reason }) => reason === "source-id" || reason === "source-id-message");
  if (given && byMessage && !isKnown) {
    matches.push(...compare(anchored(entry.message, index).filter((number) => !numbers.includes(number))));
  }
  return best(matches, MOST);
}

/** The events that a typed line may mean, best first. */
export function forQuery(query, index) {
  const records = typed(query, index).map((number) => index.record(number));
  const matches = records.map((record) => (record ? ofQuery(query, record) : null));
  return best(matches.filter(Boolean), MOST);
}

function matchOf(number, entry, given, { source, index }) {
  const agrees = entry.source || entry.guid ? index.source(number) === source : null;
  const record = index.record(number);
  return record && ofEntry(entry, given, record, agrees);
}

function ofSourceFirst(numbers, source, index) {
  const isOwn = (number) => Boolean(source) && index.source(number) === source;
  return [...numbers.filter(isOwn), ...numbers.filter((number) => !isOwn(number))].slice(0, CLOSER);
}

// The events whose templates are filed under words of a message; those with the rarest first.
function anchored(message, index) {
  const weights = new Map();
  for (const term of [...new Set(terms(message))].slice(0, MOST_TEXT_TERMS)) {
    const filed = index.withAnchor(term);
    for (const number of filed) weights.set(number, (weights.get(number) ?? 0) + Math.floor(RARE / filed.length));
  }
  return heaviest(weights, CLOSER);
}

function typed(query, index) {
  const byWords = withWords(query, index);
  if (query.id === null) return byWords;
  const same = index.withId(query.id);
  if (query.words.length) {
    const wanted = new Set(byWords);
    const chosen = [...same.filter((number) => wanted.has(number)), ...same.filter((number) => !wanted.has(number))];
    return chosen.length ? chosen.slice(0, CLOSER) : byWords.slice(0, CLOSER / 2);
  }
  return [...same, ...longer(query, index)].slice(0, CLOSER);
}

// The events whose IDs begin with the digits that were typed.
function longer(query, index) {
  const numbers = [];
  if (query.id === null || !query.digits || query.full_id !== null) return numbers;
  for (const below of IDS_BELOW) {
    const first = query.id * below;
    if (query.id && first <= LARGEST_ID && numbers.length < MOST) {
      numbers.push(...index.withIds(first, Math.min(first + below - 1, LARGEST_ID)));
    }
  }
  const same = index.withId(query.id);
  return [...new Set(numbers)].filter((number) => !same.includes(number));
}

// The events with the most of the words; a rare word counts more than a frequent one.
function withWords(query, index) {
  const weights = new Map();
  for (const word of new Set(query.words.length ? [...query.words, query.name] : [])) {
    if (word.length < 2) continue;
    const events = index.withTerm(word);
    for (const number of events) {
      weights.set(number, (weights.get(number) ?? 0) + RARE + Math.floor(RARE / events.length));
    }
  }
  return heaviest(weights, query.id === null ? CLOSER / 2 : weights.size);
}

function heaviest(weights, most) {
  const numbers = [...weights.keys()];
  return numbers.sort((a, b) => weights.get(b) - weights.get(a) || a - b).slice(0, most);
}
