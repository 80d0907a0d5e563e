// The answer of the browser's lookup to a text where all of an index is loaded.

import { entries } from "../../templates/theme/scripts/lookup/entries.js";
import { steps } from "../../templates/theme/scripts/lookup/lookup.js";

export function lookup(text, index) {
  const generator = steps(text, index, entries);
  for (;;) {
    const { done, value } = generator.next();
    if (done) return value;
  }
}
