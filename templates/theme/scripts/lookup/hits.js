// How many of the typed words an event has; as in generator/eventkb/lookup/rank.py.

import { joined, LONGEST, nameTerms, terms } from "./terms.js";

const SHORTEST_TAIL = 5;

/** How many of the words are, or begin, words of an event's source, names, categories or messages. */
export function hitsOf(query, record) {
  const said = [...new Set([...messagesOf(record), ...record.categories].flatMap(terms))];
  const { parts } = query;
  const whole = parts.length ? query.words.filter((word) => !parts.includes(word)) : query.words;
  const hits = whole.filter((word) => isNamed(record, word) || isSaid(word.slice(0, LONGEST), said)).length;
  return parts.length ? hits + hitsOfParts(query, record) : hits;
}

// How many parts of compound words are in an event's messages in the languages that have such words.
function hitsOfParts({ words, parts, compounding }, { wordings }) {
  const texts = wordings.flatMap(({ messages }) => compounding.filter((name) => Object.hasOwn(messages, name)).map((name) => messages[name]));
  const said = [...new Set(texts.flatMap(terms))];
  return words.filter((word) => parts.includes(word) && isSaid(word.slice(0, LONGEST), said)).length;
}

/** The messages of an event in all languages. */
export function messagesOf({ wordings }) {
  return wordings.flatMap(({ messages }) => Object.values(messages));
}

// Whether a word begins a term, or is within one, as the parts of compound words are.
function isSaid(word, said) {
  return said.some((term) => (word.length < SHORTEST_TAIL ? term.startsWith(word) : term.includes(word)));
}

/** Whether a word is part of the name of an event's source, or begins within its symbolic name. */
export function isNamed(record, word) {
  if (joined(record.source).includes(word)) return true;
  return record.symbolic_names.some((name) => nameTerms(name).some((part) => part.startsWith(word)));
}
