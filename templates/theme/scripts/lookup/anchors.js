// The events that a message may be one of, by the rarest words of templates; the twin of generator/eventkb/lookup/anchors.py.

import { TIMES } from "./query.js";
import { beginning, terms } from "./terms.js";

export const CLOSER = 24;
export const RARE = 1_000_000;
const MOST_COMPARED = 192;
const MOST_NEARLY = 48;
const FEWEST_TERMS = 5;
const MOST_TEXT_TERMS = 200;
const BEGINS = 3;
const BEGINNING = 200;
const TIME_FIRST = new RegExp(`^${TIMES.source}`, "u");

/** The events whose templates begin as a message does, or as what it has behind a time or the head of a log line. */
export function begun(message, index) {
  const numbers = beginnings(message).flatMap((start) => index.withBeginning(start, MOST_COMPARED));
  return [...new Set(numbers)].slice(0, MOST_COMPARED);
}

/**
 * The events whose templates are filed under words of a message; those with the rarest first. After the first ones, only
 * those that begin as the message does (`own`) or whose template may be whole in it. If none begins so, those whose
 * template lacks a single anchor follow.
 */
export function anchored(message, index, own = []) {
  const weights = new Map();
  const missing = new Map();
  const ownTerms = [...new Set(terms(message))].slice(0, MOST_TEXT_TERMS);
  for (const term of ownTerms) {
    const filed = index.withNeeds(term);
    for (const [number, needs] of filed) {
      weights.set(number, (weights.get(number) ?? 0) + RARE + Math.floor(RARE / filed.length));
      missing.set(number, Math.min(missing.get(number) ?? needs, needs) - 1);
    }
  }
  for (const number of own) {
    weights.set(number, (weights.get(number) ?? 0) + BEGINS * RARE);
    missing.set(number, 0);
  }
  const order = heaviest(weights, MOST_COMPARED);
  const first = order.filter((number, place) => place < CLOSER || missing.get(number) <= 0);
  const nearly = order.filter((number, place) => place >= CLOSER && missing.get(number) === 1);
  const mayBeCut = ownTerms.length >= FEWEST_TERMS && !own.length;
  return [...first, ...(mayBeCut ? nearly.slice(0, MOST_NEARLY) : [])];
}

// The first words of a message, those behind a time, and those behind what a log line has before it.
function beginnings(message) {
  const start = Array.from(message.slice(0, 2 * BEGINNING)).slice(0, BEGINNING).join("");
  const [time] = TIME_FIRST.exec(start) ?? [];
  const place = start.indexOf(": ");
  const behind = place < 0 ? "" : start.slice(place + 2);
  return [start, ...(time ? [start.slice(time.length)] : []), ...(behind ? [behind] : [])].map(beginning);
}

/** The numbers with the greatest weights, these first. */
export function heaviest(weights, most) {
  const numbers = [...weights.keys()];
  return numbers.sort((a, b) => weights.get(b) - weights.get(a) || a - b).slice(0, most);
}
