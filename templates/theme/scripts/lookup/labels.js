// Finds labels such as `Event ID:` in a text; the twin of generator/eventkb/lookup/labels.py.

import { stripped, strippedEnd } from "./paste.js";
import { folded, of } from "./words.js";

const LONGEST = 32;
const MOST_WORDS = 4;
const SHORTEST_GLUED = 12;
const MOST_IN_LINE = 64;
const MOST_LABELS = 30_000;
const ENDING = 2;
const COMPOUND = /^[A-Za-z]-$/u;
const WORD = /[^ \t:,;.()[\]{}|/\\<>"'=-]+/gu;

/** All labels with a colon, in order: `{field, start, end, leads}`. `known` leads from names to fields. */
export function labels(text, known) {
  if (!text.includes(":")) return [];
  const all = [];
  const names = Object.keys(known);
  const lengths = [...new Set(names.map((name) => name.length))].filter((length) => length >= SHORTEST_GLUED);
  lengths.sort((first, second) => first - second);
  const lastLetters = new Set(names.map((name) => name.slice(-ENDING)));
  let start = 0;
  for (const line of text.split("\n")) {
    if (all.length >= MOST_LABELS) break;
    let colon = line.indexOf(":");
    for (let count = 0; count < MOST_IN_LINE && colon >= 0; count += 1) {
      const begin = Math.max(0, colon - LONGEST);
      const window = strippedEnd(line.slice(begin, colon), " \t");
      const label = lastLetters.has(window.slice(-ENDING).toLowerCase()) ? before(window, known, lengths) : null;
      if (label) {
        const place = begin + label.place;
        const leads = !stripped(line.slice(0, place), " \t");
        all.push({ field: label.field, start: start + place, end: start + colon + 1, leads });
      }
      colon = line.indexOf(":", colon + 1);
    }
    start += line.length + 1;
  }
  return all;
}

function before(window, known, lengths) {
  const starts = Array.from(window.matchAll(WORD), (word) => word.index).slice(-MOST_WORDS);
  for (const place of starts) {
    const field = of(known, folded(window.slice(place)));
    const isPart = place === starts.at(-1) && COMPOUND.test(window.slice(Math.max(0, place - 2), place));
    if (field) return isPart ? null : { field, place };
  }
  const last = starts.at(-1);
  const glued = starts.length ? window.slice(last) : "";
  for (const length of lengths) {
    const field = length < glued.length ? of(known, folded(glued.slice(-length))) : undefined;
    if (field) return { field, place: last + glued.length - length };
  }
  return null;
}
