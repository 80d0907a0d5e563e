// The events that a typed line may mean, to be compared with it; as in generator/eventkb/lookup/search.py.

import { heaviest, RARE } from "./anchors.js";
import { IDS } from "./query.js";
import { FEWEST_WORDS } from "./record.js";
import { beginning, LONGEST } from "./terms.js";

const IDS_BELOW = [10, 100, 1_000, 10_000];
const LARGEST_ID = 0xffff;
const COMPARED = 12;
const OTHERS = 4;
const MOST_LISTS = 6;
const MOST_LISTED = 5_000;
const MOST_OWN = 3_000;
const FEWEST_OF_SOURCES = 8;
const TELLING_DIGITS = 2;

/** The events that a typed line may mean, the most promising first; `most` are offered, and `closer` may be compared. */
export function promising(query, index, most, closer) {
  const sources = ofSources(query, index);
  if (query.id === null) {
    const byWords = sources.length ? ofRanges(sources) : withWords(query, index, most);
    return [...withIdentifier(query, index, closer), ...withMessage(query, index), ...byWords];
  }
  const same = index.withId(query.id);
  // Events with the same ID are in the order of their weight, so more of them than are offered need not be loaded.
  if (!query.words.length) return [...same.slice(0, most), ...(same.length < most ? longer(query, index, most) : [])].slice(0, closer);
  if (sources.length) return ofSourcesWithId(query, { same, sources, most }, index);
  const weights = weightsOf(query, index);
  const chosen = heaviest(new Map(same.filter((number) => weights.has(number)).map((number) => [number, weights.get(number)])), most);
  const others = same.filter((number) => !weights.has(number)).slice(0, most);
  const all = [...chosen, ...(query.digits.length >= TELLING_DIGITS ? longer(query, index, most, weights) : []), ...others];
  return all.length ? all.slice(0, COMPARED) : heaviest(weights, COMPARED);
}

// The events of sources with an ID, those whose ID begins so, and a few of other sources with the ID.
function ofSourcesWithId(query, { same, sources, most }, index) {
  const isOf = (number) => sources.some(([first, end]) => first <= number && number < end);
  const chosen = same.filter(isOf);
  const begins = (id) => id > 0 && String(id).startsWith(query.digits);
  const own = query.digits && sizeOf(sources) <= MOST_OWN ? sources : [];
  const longer = own.flatMap(([first]) => index.ownIds(first).flatMap((id, place) => (begins(id) ? [first + place] : [])));
  const others = same.filter((number) => !isOf(number)).slice(0, chosen.length ? OTHERS : most);
  const all = [...chosen.slice(0, most), ...longer.filter((number) => !same.includes(number)), ...others];
  return all.length ? all.slice(0, COMPARED) : ofRanges(sources);
}

function ofRanges(ranges) {
  const numbers = [];
  for (const [first, end] of ranges) for (let number = first; number < end && numbers.length < COMPARED; number += 1) numbers.push(number);
  return numbers;
}

function sizeOf(ranges) {
  return ranges.reduce((sum, [first, end]) => sum + end - first, 0);
}

// The events whose message is the few words that were typed.
function withMessage(query, index) {
  const words = beginning(query.text);
  return words.length && words.length < FEWEST_WORDS ? index.withMessage(words).slice(0, COMPARED) : [];
}

// The events that have all 32 bits of what looks like a code.
function withIdentifier(query, index, closer) {
  if (query.full_id === null) return [];
  const same = index.withId(query.full_id % IDS).slice(0, closer);
  return same.filter((number) => index.record(number)?.qualifiers.includes(query.full_id));
}

// The events whose IDs begin with the digits that were typed; only those that are wanted.
function longer(query, index, most, wanted = null) {
  const numbers = [];
  // As long as those with the ID are not loaded, nobody knows whether others are needed.
  if (query.id === null || !query.digits || index.wanted.size) return numbers;
  for (const below of IDS_BELOW) {
    const first = query.id * below;
    if (query.id && first <= LARGEST_ID && numbers.length < most) {
      const events = index.withIds(first, Math.min(first + below - 1, LARGEST_ID));
      numbers.push(...events.filter((number) => !wanted || wanted.has(number)));
    }
  }
  const same = index.withId(query.id);
  return [...new Set(numbers)].filter((number) => !same.includes(number));
}

// The events with the most of the words; of a single word, the foremost ones.
function withWords(query, index, most) {
  const known = knownWords(query, index);
  return known.length === 1 ? known[0].foremost.slice(0, most) : heaviest(weightsOf(query, index), COMPARED);
}

// The weights of the events with some of the words; a rare word counts more than a frequent one. Of a word that very many
// events have, only the foremost events are looked at.
function weightsOf(query, index) {
  const weights = new Map();
  const known = knownWords(query, index).sort((first, second) => first.count - second.count);
  for (const [place, postings] of known.entries()) {
    const weight = RARE + Math.floor(RARE / postings.count);
    const numbers = place < MOST_LISTS && postings.count <= MOST_LISTED ? index.allWith(postings) : postings.foremost;
    for (const number of numbers) weights.set(number, (weights.get(number) ?? 0) + weight);
  }
  return index.wanted.size ? new Map() : weights;
}

// The events of each word that some event has, and of all words as one. Without all terms, nobody knows which are rare.
function knownWords(query, index) {
  const words = query.words.length ? [...new Set([...query.words, query.name])].filter((word) => word.length > 1) : [];
  const known = words.map((word) => index.withTerm(word.slice(0, LONGEST))).filter(({ count }) => count);
  return index.wanted.size ? [] : known;
}

// The events of the sources whose names begin with several typed words, if there are enough of them. All names are in
// the manifest, so a long name loads no file while it is typed.
export function ofSources(query, index) {
  const sources = query.words.length > 1 ? index.ofSources(query.name) : [];
  return query.id !== null || sizeOf(sources) >= FEWEST_OF_SOURCES ? sources : [];
}
