// The events that a message may be one of, by the rarest words of templates; the twin of generator/eventkb/lookup/anchors.py.

import { TIMES } from "./query.js";
import { beginning, terms } from "./terms.js";

export const CLOSER = 24;
export const RARE = 1_000_000;
const MOST_COMPARED = 96;
const LATER = 8;
const MOST_NEARLY = 48;
const PORTIONS = [12, 28];
const FEWEST_TERMS = 5;
const SIGNS = /[0-9.:;,"'()[\]\\]/u;
const MOST_TEXT_TERMS = 200;
const LOOKED_UP = 40;
const BEGINS = 3;
const BEGINNING = 200;
const TIME_FIRST = new RegExp(`^${TIMES.source}`, "u");

/** The events whose templates begin as a message does, or as what it has behind a time or the head of a log line. */
export function begun(message, index) {
  const numbers = beginnings(message).flatMap((start) => index.withBeginning(start, MOST_COMPARED));
  return [...new Set(numbers)].slice(0, MOST_COMPARED);
}

/**
 * The events whose templates are filed under words of a message, found in portions of its words. `begun` are the events
 * that begin as the message does; a message that `isTyped` may be none at all.
 */
export class Anchored {
  constructor(message, own, isTyped) {
    const all = [...new Set(terms(message))].slice(0, MOST_TEXT_TERMS);
    this.begun = new Set(own);
    const isQuestion = isTyped && all.length < FEWEST_TERMS && !SIGNS.test(message);
    this.mayBeCut = all.length >= FEWEST_TERMS && !own.length;
    this.terms = isQuestion ? [] : all.sort((a, b) => b.length - a.length).slice(0, LOOKED_UP);
    this.place = 0;
    this.weights = new Map(own.map((number) => [number, BEGINS * RARE]));
    this.needs = new Map();
    this.hits = new Map();
  }

  /**
   * Looks up the next words, more of them each time, and gives all events so far, those with the rarest first. After the
   * first ones, only those that begin as the message does or whose template may be whole in it. If none begins so, those
   * whose template lacks a single anchor follow.
   */
  next(index) {
    const end = PORTIONS.find((portion) => portion > this.place) ?? LOOKED_UP;
    for (const term of this.terms.slice(this.place, end)) {
      const filed = index.withNeeds(term);
      for (const [number, needs] of filed) {
        this.weights.set(number, (this.weights.get(number) ?? 0) + RARE + Math.floor(RARE / filed.length));
        this.needs.set(number, Math.min(this.needs.get(number) ?? needs, needs));
        this.hits.set(number, (this.hits.get(number) ?? 0) + 1);
      }
    }
    this.place = end;
    const order = heaviest(this.weights, MOST_COMPARED);
    const closer = end === PORTIONS[0] ? CLOSER : LATER;
    const first = order.filter((number, place) => place < closer || this.#missing(number) <= 0);
    const nearly = order.filter((number, place) => place >= closer && this.#missing(number) === 1);
    return [...first, ...(this.mayBeCut ? nearly.slice(0, MOST_NEARLY) : [])];
  }

  // How many anchors of an event's template were not among the words.
  #missing(number) {
    return this.begun.has(number) ? 0 : this.needs.get(number) - this.hits.get(number);
  }
}

// The first words of a message, those behind a time, and those behind what a log line has before it.
function beginnings(message) {
  const start = Array.from(message.slice(0, 2 * BEGINNING)).slice(0, BEGINNING).join("");
  const [time] = TIME_FIRST.exec(start) ?? [];
  const place = start.indexOf(": ");
  const behind = place < 0 ? "" : start.slice(place + 2);
  return [start, ...(time ? [start.slice(time.length)] : []), ...(behind ? [behind] : [])].map(beginning);
}

/** The numbers with the greatest weights, these first; of equal ones, those that were looked up first. */
export function heaviest(weights, most) {
  const numbers = [];
  const own = [];
  for (const [number, weight] of weights) {
    if (own.length === most && weight <= own[most - 1]) continue;
    let place = Math.min(own.length, most - 1);
    while (place > 0 && own[place - 1] < weight) {
      [own[place], numbers[place]] = [own[place - 1], numbers[place - 1]];
      place -= 1;
    }
    [own[place], numbers[place]] = [weight, number];
  }
  return numbers;
}
