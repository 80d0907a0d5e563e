// The events that a message may be one of, by the rarest words of templates; the twin of generator/eventkb/lookup/anchors.py.

import { beginning, terms } from "./terms.js";

export const CLOSER = 24;
export const RARE = 1_000_000;
const MOST_COMPARED = 192;
const MOST_TEXT_TERMS = 200;
const BEGINS = 3;
const BEGINNING = 200;

/**
 * The events whose templates are filed under words of a message; those with the rarest first. After the first ones, only
 * those that begin as the message does, or whose template may be whole in it.
 */
export function anchored(message, index) {
  const weights = new Map();
  const missing = new Map();
  for (const term of [...new Set(terms(message))].slice(0, MOST_TEXT_TERMS)) {
    const filed = index.withNeeds(term);
    for (const [number, needs] of filed) {
      weights.set(number, (weights.get(number) ?? 0) + RARE + Math.floor(RARE / filed.length));
      missing.set(number, Math.min(missing.get(number) ?? needs, needs) - 1);
    }
  }
  for (const start of beginnings(message)) {
    for (const number of index.withBeginning(start, MOST_COMPARED)) {
      weights.set(number, (weights.get(number) ?? 0) + BEGINS * RARE);
      missing.set(number, 0);
    }
  }
  return heaviest(weights, MOST_COMPARED).filter((number, place) => place < CLOSER || missing.get(number) <= 0);
}

// The first words of a message, and those behind what a log line has before it.
function beginnings(message) {
  const start = Array.from(message.slice(0, 2 * BEGINNING)).slice(0, BEGINNING).join("");
  const place = start.indexOf(": ");
  const behind = place < 0 ? "" : start.slice(place + 2);
  return [beginning(start), ...(behind ? [beginning(behind)] : [])];
}

/** The numbers with the greatest weights, these first. */
export function heaviest(weights, most) {
  const numbers = [...weights.keys()];
  return numbers.sort((a, b) => weights.get(b) - weights.get(a) || a - b).slice(0, most);
}
