// What Windows writes for an event that it has no text for; the twin of generator/eventkb/lookup/undescribed.py.

import { WHITE, stripped } from "./paste.js";

const EARLY = 3000;
const SLOT = /(\{id\}|\{source\})/u;
const SIGNS = /[.*+?^${}()|[\]\\]/gu;
const ID = "(0x[0-9A-Fa-f]{1,8}|[0-9]{1,10})";
const SOURCE = "([^\\n]{1,120}?)";
const AROUND = "[ \\n(\"'“”„‟«»‘’]{0,4}";
const BLANK = "[ \\n]{1,3}";
const QUOTES = ['"', "'"];
const patterns = new Map();

/** The source and the ID in a message as facts, none if it is another message. */
export function named(message, sentences = {}) {
  const start = (message ?? "").slice(0, EARLY);
  for (const sentence of Object.keys(sentences)) {
    const match = pattern(sentence).exec(start);
    if (match) {
      const fields = sentence.split(SLOT).filter((part) => SLOT.test(part)).map((slot) => slot.slice(1, -1));
      return fields.map((field, place) => [field, stripped(match[place + 1], `${WHITE}()"'“”„‟«»‘’`)]);
    }
  }
  return [];
}

/** The bare values below a phrase such as `The following information is part of the event:`. */
export function values(message, phrases) {
  const text = message ?? "";
  const lowered = text.toLowerCase();
  const all = Object.entries(phrases).filter(([, kind]) => kind === "unrendered").map(([phrase]) => phrase);
  const phrase = all.find((known) => lowered.includes(known));
  if (phrase === undefined || lowered.length !== text.length) return [];
  const place = lowered.indexOf(phrase);
  const given = stripped(text.slice(place + phrase.length));
  const line = given.endsWith(".") ? given.slice(0, -1) : given;
  const isLine = !given.includes("\n");
  if (isLine && line.length > 1 && QUOTES.includes(line[0]) && line.at(-1) === line[0]) {
    const [quote] = line;
    return line.split(`${quote}, ${quote}`).map((part) => stripped(stripped(part, WHITE + quote)));
  }
  if (place > 0 && isLine && given.endsWith(".")) return line.split(", ").map((part) => stripped(part));
  return given ? given.split("\n\n")[0].split("\n").map((part) => stripped(part)) : [];
}

function pattern(sentence) {
  const known = patterns.get(sentence);
  if (known) return known;
  const parts = sentence.split(SLOT).map((part) => {
    if (SLOT.test(part)) return `${AROUND}${part === "{id}" ? ID : SOURCE}${AROUND}`;
    return part.split(" ").filter(Boolean).map((word) => word.replace(SIGNS, "\\$&")).join(BLANK);
  });
  const made = new RegExp(parts.join(""), "u");
  patterns.set(sentence, made);
  return made;
}
