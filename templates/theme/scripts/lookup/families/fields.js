// The fields of an object; as in generator/eventkb/lookup/families/object.py.

import { GUID } from "../facts.js";

const TEXT_ID = /^(?!0[xX])(?=[^0-9]{0,63}[0-9])(?=[^A-Za-z]{0,63}[A-Za-z])[A-Za-z0-9._:-]{3,64}$/u;
const BARE = "id";

/** The fields of an object with their texts, `[field, text]`; the lines of a message in a list are one text. */
export function factsOf(ranked, known) {
  const fieldOf = ({ name, text }) => {
    const { field } = known.get(name);
    const isText = field === "id" && name !== BARE && TEXT_ID.test(text) && !GUID.test(text.toLowerCase());
    return isText ? "text_id" : field;
  };
  const lines = ranked.filter((scalar) => fieldOf(scalar) === "message");
  const isOne = new Set(lines.map(({ name }) => name)).size === 1;
  const all = ranked.map((scalar) => [fieldOf(scalar), scalar.text]);
  // Beside a text that is an event ID, a number is the ID of something else.
  const hasText = all.some(([field]) => field === "text_id");
  const facts = hasText ? all.filter(([field]) => field !== "id") : all;
  if (!isOne) return facts;
  return [...facts.filter(([field]) => field !== "message"), ["message", lines.map(({ text }) => text).join("\n")]];
}
