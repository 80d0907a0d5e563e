// The events whose message templates may fit a message; the twin of generator/eventkb/lookup/anchors.py.

import { beginning, terms } from "./terms.js";

const MOST_COMPARED = 192;
const MOST_TEXT_TERMS = 200;
const BEGINS = 3;
const BEGINNING = 200;
/** The weight of an anchor that a single event has. */
export const RARE = 1_000_000;

/** The events whose templates are filed under words of a message, or under its first; those with the rarest first. */
export function anchored(message, index) {
  const weights = new Map();
  for (const term of [...new Set(terms(message))].slice(0, MOST_TEXT_TERMS)) {
    const filed = index.withAnchor(term);
    for (const number of filed) weights.set(number, (weights.get(number) ?? 0) + RARE + Math.floor(RARE / filed.length));
  }
  for (const start of beginnings(message)) {
    for (const number of index.withBeginning(start, MOST_COMPARED)) {
      weights.set(number, (weights.get(number) ?? 0) + BEGINS * RARE);
    }
  }
  return heaviest(weights, MOST_COMPARED);
}

// The first words of a message, and those behind what a log line has before it.
function beginnings(message) {
  const start = Array.from(message.slice(0, 2 * BEGINNING)).slice(0, BEGINNING).join("");
  const place = start.indexOf(": ");
  const behind = place < 0 ? "" : start.slice(place + 2);
  return [beginning(start), ...(behind ? [beginning(behind)] : [])];
}

/** The numbers with the greatest weights. */
export function heaviest(weights, most) {
  const numbers = [...weights.keys()];
  return numbers.sort((a, b) => weights.get(b) - weights.get(a) || a - b).slice(0, most);
}
