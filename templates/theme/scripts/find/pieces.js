// Texts in pieces: a message with its insertion strings, a line with the words that were looked for. Plain values.

import { folded } from "../lookup/terms.js";

const INSERTION = /%(?:(%)|([0-9]{1,2}))/gu;
const WORD = /[0-9A-Za-z\u00aa\u00b5\u00ba\u00c0-\u1fff\u2c00-\ud7ff\uf900-\ufdff\ufe70-\uffef]+/gu;

/** A message as `[{text, number}]`: `number` where an insertion string stands. */
export function messagePieces(message) {
  const found = [];
  let position = 0;
  for (const match of message.matchAll(INSERTION)) {
    found.push({ text: message.slice(position, match.index) + (match[1] ?? "") });
    if (match[2]) found.push({ text: match[0], number: Number(match[2]) });
    position = match.index + match[0].length;
  }
  return [...found, { text: message.slice(position) }].filter(({ text }) => text);
}

/** A line as `[{text, isHit}]`: hits are words that begin with one of those looked for. */
export function marked(text, wanted) {
  const found = [];
  let position = 0;
  for (const match of text.matchAll(WORD)) {
    const word = folded(match[0]);
    if (!wanted.some((one) => word.startsWith(one))) continue;
    found.push({ text: text.slice(position, match.index), isHit: false }, { text: match[0], isHit: true });
    position = match.index + match[0].length;
  }
  return [...found, { text: text.slice(position), isHit: false }].filter(({ text: piece }) => piece);
}

/** A record's message for a reader, `[message, language]`: in their language where it is there. */
export function messageFor(record, locale) {
  const { messages } = record.wordings[0];
  const language = Object.hasOwn(messages, locale) ? locale : Object.keys(messages)[0];
  return [messages[language], language];
}

/** The first line that says something. */
export function firstLine(message) {
  return message.split("\n").map((line) => line.trim()).find(Boolean) ?? message;
}
