// Splits texts into pieces: a message at its insertion strings, a line at the words searched for. Plain values.

import { folded } from "../lookup/terms.js";

const LONGEST_LINE = 200;
const INSERTION = /%(?:(%)|([0-9]{1,2}))/gu;
const WORD = /[0-9A-Za-z\u00aa\u00b5\u00ba\u00c0-\u1fff\u2c00-\ud7ff\uf900-\ufdff\ufe70-\uffef]+/gu;

/** A message as `[{text, number}]`; `number` is set for insertion strings. */
export function messagePieces(message) {
  const pieces = [];
  let position = 0;
  for (const match of message.matchAll(INSERTION)) {
    pieces.push({ text: message.slice(position, match.index) + (match[1] ?? "") });
    if (match[2]) pieces.push({ text: match[0], number: Number(match[2]) });
    position = match.index + match[0].length;
  }
  return [...pieces, { text: message.slice(position) }].filter(({ text }) => text);
}

/** A line as `[{text, isHit}]`: hits are words that begin with one of the wanted ones. */
export function marked(text, wanted) {
  const pieces = [];
  let position = 0;
  for (const match of text.matchAll(WORD)) {
    const word = folded(match[0]);
    if (!wanted.some((start) => word.startsWith(start))) continue;
    pieces.push({ text: text.slice(position, match.index), isHit: false }, { text: match[0], isHit: true });
    position = match.index + match[0].length;
  }
  return [...pieces, { text: text.slice(position), isHit: false }].filter(({ text: piece }) => piece);
}

/** The message of a record, `[message, language]`: in the reader's language if it is available. */
export function messageFor(record, locale) {
  const { messages } = record.wordings[0];
  const language = Object.hasOwn(messages, locale) ? locale : Object.keys(messages)[0];
  return [messages[language], language];
}

/** The first line that isn't blank, or as much of it as any screen shows: to lay out more is slow. */
export function firstLine(message) {
  return (message.split("\n").map((line) => line.trim()).find(Boolean) ?? message).slice(0, LONGEST_LINE);
}
