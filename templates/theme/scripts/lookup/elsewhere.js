// Where readers can ask about what is not known here; the twin of generator/eventkb/lookup/elsewhere.py.

import { encoded } from "../encoded.js";

const LONGEST = 200;

/** The title and the URL of each place, `{title, url}`, for a subject, `{source, id, text}`. */
export function links(subject, places) {
  const slots = [["{source}", subject.source], ["{id}", subject.id], ["{text}", subject.text]];
  return places.map(([title, url]) => {
    const filled = slots.reduce((so, [slot, text]) => so.replaceAll(slot, () => quoted(text)), url);
    return { title, url: filled };
  });
}

function quoted(text) {
  return encoded(Array.from(text).slice(0, LONGEST).join(""));
}
