// From what a person has typed or pasted to the right event; the twin of generator/eventkb/lookup/__init__.py.

import { caseOfWords, wordsBeside } from "./case.js";
import { ofLine, ofText, ofValue } from "./codes.js";
import { entries as entriesOf } from "./entries.js";
import { entry } from "./entry.js";
import { guidesOf } from "./guides.js";
import { labelled, mentioned } from "./mentions.js";
import { NAME as MESSAGE_ONLY } from "./message_only.js";
import { characters, stripped } from "./paste.js";
import { IDS, isPasted, query, wordsOf } from "./query.js";
import { best, isCertain, ofCode } from "./reasons.js";
import { forEntry, forQuery, MOST } from "./search.js";
import { joined, words as wordsIn } from "./terms.js";
import { ofTextId, typedId, unlistedId, withTextId, withUnlistedId } from "./text_ids.js";

const MESSAGES = 50;
const TYPED = "typed";
const LINE_OF_WORDS = 3;
const SPOKEN = /(?![0-9]+(?:[ \t\r\n]|$))[^ \t\r\n]+/gu;
const NAMED = new Set(["source-id", "symbolic-name", "full-id", "id-message", "source-message", "message"]);
const MEANT = new Set([...NAMED, "code", "id", "id-and-words", "id-no-words", "source-id-message"]);
const BEGINNINGS = new Set(["longer-id", "source-longer-id"]);

/**
 * The answer to a typed line or a paste, from what is loaded of an index. `unknownId` is an ID that no event has, or null;
 * `code` is no ID; `codes` say what codes mean. `subject` is what other sites can be asked for.
 */
export function lookup(text, index) {
  const generator = steps(text, index, entriesOf);
  for (;;) {
    const { done, value } = generator.next();
    if (done) return value;
  }
}

/** `lookup` in steps, one for each pasted entry. `read` gives the entries of a text. */
export function* steps(text, index, read) {
  if (!isPasted(text)) return typed(text, index);
  const words = index.pasteWords;
  let entries = words ? read(text, words).map((pasted) => withMention(withTextId(pasted, index), index)) : [];
  if (entries.length === 1 && entries[0].id === null) entries = [withLabels(entries[0], text, index)];
  const matches = [];
  let unknown = 0;
  for (const [place, pasted] of entries.entries()) {
    const own = forEntry(pasted, index, unknown < MESSAGES);
    if (!isCertain(own)) unknown += 1;
    matches.push(...own.map((match) => ({ ...match, entry: place })));
    yield;
  }
  // What is not loaded yet may match, so words are looked up only when all before them is loaded.
  if (!index.wanted.size && !matches.length && entries.every(({ source, id }) => source === null && id === null)) {
    matches.push(...forQuery(wordsOf(text), index).map((match) => ({ ...match, confidence: "possible" })));
  }
  if (entries.length === 1 && !isCertain(matches)) entries = [withUnlistedId(entries[0], index)];
  const unknownId = entries.length === 1 ? unknownOf(entries[0].id, index) : null;
  const codes = ofEntries(entries, matches, text, index);
  return { entries, matches, unknownId, code: "", codes, guides: [], subject: subjectOf(entries) };
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

// The events for a line: by its number and its words and, if it is long enough, as a message.
function typed(text, index) {
  const { codes, events, isMeant } = ofLine(text, index);
  const listed = typedId(text, index);
  const id = listed === null && !isMeant ? unlistedId(text, index) : listed;
  const line = id === null ? withSource(query(text, index.manifest.beside), text, index) : ofTextId(text, id, index);
  let matches = forQuery(line, index);
  if (mayBeMessage(text)) {
    const said = withTextId(entry(TYPED, { message: characters(text) }), index);
    matches = best([...forEntry(withMention(said, index), index), ...matches], MOST);
  }
  const [isBeginning, isValue] = [!line.is_called && matches.some(({ reason }) => BEGINNINGS.has(reason)), id !== listed && isCertain(matches)];
  let unknownId = isBeginning || isValue ? null : unknownOf(line.id, index);
  const isAsked = line.id === null && !(line.is_sentence && matches.length);
  if ((isMeant && id === null) || (isAsked && events.length)) {
    const records = events.slice(0, MOST).map((number) => index.record(number));
    const speaking = records.map((record, place) => record && ofCode(record, place)).filter(Boolean);
    matches = best([...matches.filter(({ reason }) => NAMED.has(reason) || !isMeant), ...speaking], MOST);
    unknownId = null;
  }
  matches = matches.map((match) => withCase(match, text, line));
  // Without an ID, nobody knows which of the words name a source.
  const named = line.id === null ? { source: "", id: "" } : { source: line.title, id: String(line.id) };
  const subject = { ...named, text: stripped(characters(text)) };
  const guides = line.id === null && !isMeant ? guidesOf(text, index) : [];
  return { entries: [], matches, unknownId, code: unknownId === null ? line.code : "", codes, guides, subject };
}

// A match of a typed line with the case of which the line has a value, if the event is not just like the line.
function withCase(match, text, line) {
  if (!MEANT.has(match.reason) || match.case || match.values.length) return match;
  const words = wordsBeside(text, match.reason === "code" ? null : line.id);
  return { ...match, case: caseOfWords(match.record, words) };
}

// Whether a line has enough words, and not only those of a source with hyphens and an ID.
function mayBeMessage(text) {
  return wordsIn(text).length >= LINE_OF_WORDS && (text.match(SPOKEN) ?? []).length > 1;
}

// A line with the source that is beside its ID, and without its other words.
function withSource(line, text, index) {
  if (line.code && line.full_id !== null && line.full_id < IDS && index.sourceNamed(line.name)) {
    return { ...line, id: line.full_id, full_id: null, code: "" };
  }
  const mention = mentioned(text, index);
  if (!mention || line.full_id !== null) return line;
  const name = joined(mention.source.name);
  const words = [name, ...(mention.isKnown ? [] : line.words.filter((word) => !name.includes(word)))];
  return { ...line, id: mention.id, digits: String(mention.id), code: "", words, name };
}

// A message without source or ID, with those that it names itself.
function withMention(pasted, index) {
  if (![MESSAGE_ONLY, TYPED].includes(pasted.format) || !pasted.message || pasted.source || typeof pasted.id === "string") return pasted;
  const mention = mentioned(pasted.message, index);
  return mention ? { ...pasted, source: mention.source.name, id: mention.id } : pasted;
}

// An entry without an ID, with source and ID of lines whose labels are in a language that nobody here knows.
function withLabels(pasted, text, index) {
  const mention = labelled(characters(text), index);
  if (!mention || (pasted.source && index.sourceNamed(pasted.source) !== mention.source)) return pasted;
  return { ...pasted, source: pasted.source || mention.source.name, id: mention.id };
}

function unknownOf(id, index) {
  return id !== null && !index.withId(id).length ? id : null;
}
