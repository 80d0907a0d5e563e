// The answer to a paste; as in generator/eventkb/lookup/answer.py.

import { ofText, ofValue } from "./codes.js";
import { entry as entryOf, MESSAGE_ONLY } from "./entry.js";
import { LONGEST, withMention, withNamed } from "./naming.js";
import { characters, firstOf, stripped } from "./paste.js";
import { wordsOf } from "./query.js";
import { isCertain } from "./reasons.js";
import { forEntry, forQuery } from "./search.js";
import { withTextId, withUnlistedId } from "./text_ids.js";

const MESSAGES = 50;
const LONG_WORDS = 5;

/** The answer to a paste in steps, one for each pasted entry. `read` gives the entries of a text. */
export function* pasted(text, index, read) {
  const words = index.pasteWords;
  let entries = words ? read(text, words).map((own) => withMention(withTextId(own, index), index)) : [];
  if (entries.length === 1) entries = [withNamed(entries[0], text, index)];
  let matches = [];
  let unknown = 0;
  for (const [place, entry] of entries.entries()) {
    const own = forEntry(entry, index, unknown < MESSAGES);
    if (!isCertain(own)) unknown += 1;
    matches.push(...own.map((match) => ({ ...match, entry: place })));
    yield;
  }
  if (!index.wanted.size && entries.length === 1) [entries, matches] = asMessage(entries, matches, text, index);
  // What is not loaded yet may match, so words are looked up only when all before them is loaded.
  if (!index.wanted.size && !matches.length && entries.every(({ source, id }) => source === null && id === null)) {
    matches.push(...forQuery(withLongestWords(wordsOf(text)), index).map((match) => ({ ...match, confidence: "possible" })));
  }
  if (entries.length === 1 && !isCertain(matches)) entries = [withUnlistedId(entries[0], index)];
  const unknownId = entries.length === 1 ? index.unlisted(entries[0].id) : null;
  const codes = ofEntries(entries, matches, text, index);
  return { entries, matches, unknownId, code: "", codes, guides: [], subject: subjectOf(entries) };
}

// A paste and its matches, or those of the whole text as a message, which may have labels of its own. Where source and ID
// are known, the event's values may be in another place than the message of the format is.
function asMessage(entries, matches, text, index) {
  const [entry] = entries;
  const whole = { ...entry, message: stripped(characters(firstOf(text, LONGEST))) };
  const [best, ...others] = matches;
  if (best?.reason === "source-id" && !best.values.length && !entry.named.length) {
    const own = forEntry(whole, index).find(({ record }) => record.number === best.record.number);
    return [entries, own?.reason === "source-id-message" ? [{ ...own, entry: 0 }, ...others] : matches];
  }
  const isSure = matches.some(({ confidence }) => confidence !== "possible");
  if (isSure || entry.id !== null || entry.format === MESSAGE_ONLY) return [entries, matches];
  const alone = entryOf(MESSAGE_ONLY, { message: whole.message });
  const own = forEntry(alone, index);
  const isBetter = isCertain(own) || (!matches.length && own.some(({ confidence }) => confidence === "likely"));
  return isBetter ? [[alone], own.map((match) => ({ ...match, entry: 0 }))] : [entries, matches];
}

// The words of a text that is no known message: a few long ones, which are rarer than short ones.
function withLongestWords(line) {
  return { ...line, words: [...line.words].sort((first, second) => second.length - first.length).slice(0, LONG_WORDS) };
}

// What a paste is about, for other sites: the first entry that has an ID or a source.
function subjectOf(entries) {
  const first = entries.find((own) => own.id !== null || own.source);
  const [source, id] = first ? [first.source ?? "", first.id === null ? "" : String(first.id)] : ["", ""];
  return { source, id, text: stripped(`${source} ${id}`) };
}

// The codes of each entry: of the values of its best event, or else those that its message has.
function ofEntries(entries, matches, text, index) {
  const best = new Map();
  for (const match of matches) if (!best.has(match.entry)) best.set(match.entry, match);
  const codes = [];
  for (const { entry: place, values } of best.values()) {
    for (const { name, value, tables } of values) {
      codes.push(...ofValue(value, tables, index).map((code) => ({ ...code, value: name, entry: place })));
    }
  }
  const isExplained = [...best.values()].some(({ values }) => values.some(({ tables }) => tables.length));
  if (entries.length > 1 || isExplained) return codes;
  return [...codes, ...ofText(entries[0]?.message || text, index).codes];
}
