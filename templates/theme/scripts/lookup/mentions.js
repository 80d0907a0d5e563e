// An event's source and ID that a text names without being a log entry; the twin of generator/eventkb/lookup/mentions.py.

import { stripped } from "./paste.js";
import { REPLY, TIMES } from "./query.js";
import { tokens as tokensOf, words as wordsOf } from "./terms.js";
import { folded, knows, of } from "./words.js";

const EARLY = 2000;
const MOST_NUMBERS = 60;
const LONGEST_NAME = 8;
const BESIDE = 4;
const NEAR = 40;
const MOST_WORDS = 100;
const LARGEST = 0xffff;
const ID = /^[0-9]{1,5}$/u;
const LETTER = /^[A-Za-z]$/u;
const DIGIT = /^[0-9]/u;
const LONG_ID = 4;
const PLAIN_LINE = 6;
const DISTINCT = /^[^ ].*[A-Z0-9]/u;
const LABELLED = /[^:：\n]{1,60}[:：][ \t]*([^\n]{1,120})/gu;

/** The first event of the index that a text names, or else the first source with a number: `{source, id, isKnown}`. */
export function mentioned(text, index) {
  const start = withoutTimes(beginning(text));
  const tokens = tokensOf(start);
  const isStrict = tokens.length > PLAIN_LINE;
  const numbers = [...tokens.keys()].filter((place) => isId(tokens[place], start)).slice(0, MOST_NUMBERS);
  let first = null;
  for (const place of numbers) {
    const isCalled = callsId(tokens[place - 1], index);
    for (const source of sources(tokens, place, start, { index, isStrict, isCalled })) {
      const mention = mentionOf(source, Number(tokens[place].text), index);
      if (mention.isKnown) return mention;
      first ??= source.hasTextIds ? null : mention;
    }
  }
  return isStrict ? apart(tokens, numbers, index) : first;
}

// The first event whose source a text names anywhere, as it is written, beside a number that is called an ID, or null.
function apart(tokens, numbers, index) {
  const numbersCalled = numbers.filter((place) => callsId(tokens[place - 1], index));
  if (!numbersCalled.length) return null;
  for (const source of exactNames(tokens.slice(0, MOST_WORDS), index)) {
    for (const place of numbersCalled) {
      const mention = mentionOf(source, Number(tokens[place].text), index);
      if (mention.isKnown) return mention;
    }
  }
  return null;
}

function callsId(token, index) {
  return Boolean(token) && of(index.manifest.beside, folded(token.text)) === "id";
}

/** The event of a source whose ID is a number that a text calls an ID, as in `ID: 7031`, or null. */
export function called(text, source, index) {
  const start = withoutTimes(beginning(text));
  const tokens = tokensOf(start);
  const numbers = tokens.filter((token, place) => callsId(tokens[place - 1], index) && isId(token, start));
  const mentions = numbers.slice(0, MOST_NUMBERS).map((token) => mentionOf(source, Number(token.text), index));
  return mentions.find(({ isKnown }) => isKnown) ?? null;
}

// The sources that are named; what is between the words of a name makes no difference.
function* exactNames(tokens, index) {
  for (const place of tokens.keys()) {
    for (const count of lengths(tokens.length - place)) {
      const own = tokens.slice(place, place + count).map(({ text }) => text);
      const source = index.sourceNamed(own.join(""));
      const names = source ? [source.name, ...source.others] : [];
      if (DISTINCT.test(own.join(" ")) && names.some((name) => wordsOf(name).join(" ") === own.join(" "))) yield source;
    }
  }
}

/** The event whose source and ID are the values of lines with labels, in whatever language the labels are, or null. */
export function labelled(text, index) {
  const values = Array.from(beginning(text).matchAll(LABELLED), ([, value]) => stripped(value));
  const source = values.map((value) => index.sourceNamed(value)).find(Boolean);
  const ids = values.filter((value) => ID.test(value) && Number(value) <= LARGEST).slice(0, MOST_NUMBERS);
  const mentions = source ? ids.map((id) => mentionOf(source, Number(id), index)) : [];
  return mentions.find(({ isKnown }) => isKnown) ?? null;
}

function beginning(text) {
  return Array.from(text.slice(0, 2 * EARLY)).slice(0, EARLY).join("");
}

function mentionOf(source, id, index) {
  return { source, id, isKnown: index.withId(id).some((number) => index.source(number) === source) };
}

function withoutTimes(text) {
  const blanks = (written) => " ".repeat(written.length);
  return text.replace(REPLY, blanks).replace(TIMES, blanks);
}

function isId({ text: word, start, end }, text) {
  if (!ID.test(word) || Number(word) > LARGEST) return false;
  const [before, last] = [text[start - 2] ?? "", text[start - 1] ?? ""];
  const [next, after] = [text[end] ?? "", text[end + 1] ?? ""];
  if ([".", "%", "\\", "_"].includes(last) || ["_", "%"].includes(next)) return false;
  if (["-", ":", "/", "+"].includes(last) && !LETTER.test(before)) return false;
  return !([".", ":", "/", "-", ","].includes(next) && DIGIT.test(after));
}

// The sources whose names are before a number, or else behind it.
function* sources(tokens, place, text, options) {
  const before = [...places(tokens, place, -1, options.index)];
  const behind = [...places(tokens, place, 1, options.index)];
  const names = [
    ...before.flatMap((last) => lengths(last + 1).map((count) => [last - count + 1, last])),
    ...behind.flatMap((first) => lengths(tokens.length - first).map((count) => [first, first + count - 1])),
  ];
  for (const [first, last] of names) {
    const gap = Math.max(tokens[place].start - tokens[last].end, tokens[first].start - tokens[place].end);
    const isBehind = tokens[place].start - tokens[last].end === 1 && tokens[place].text.length >= LONG_ID;
    const own = { ...options, isCalled: options.isCalled || isBehind };
    const source = gap <= NEAR ? named(tokens.slice(first, last + 1), text, own) : null;
    if (source) yield source;
  }
}

// How many words a name can have, the longest first.
function lengths(most) {
  const longest = Math.min(LONGEST_NAME, most);
  return Array.from({ length: longest }, (_, place) => longest - place);
}

// Where a name can end before a number, or begin behind it.
function* places(tokens, place, step, index) {
  for (let distance = 1; distance <= BESIDE; distance += 1) {
    const token = tokens[place + step * distance];
    if (!token) return;
    yield place + step * distance;
    if (step < 0 && !knows(index.manifest.beside, folded(token.text)) && !DIGIT.test(token.text)) return;
  }
}

function named(name, text, { index, isStrict, isCalled }) {
  const written = text.slice(name[0].start, name.at(-1).end);
  const source = index.sourceNamed(written);
  const isExact = Boolean(source) && (source.name === written || source.others.includes(written));
  // The German word `was` is no name of the service WAS.
  if (knows(index.manifest.beside, folded(written)) && !isExact) return null;
  return !isStrict || (isExact && (isCalled || DISTINCT.test(written))) ? source : null;
}
