// The answer to what a person has typed or pasted; the twin of generator/eventkb/lookup/answer.py.

import { caseOfWords, wordsBeside } from "./case.js";
import { ofLine } from "./codes.js";
import { entry } from "./entry.js";
import { guidesOf } from "./guides.js";
import { withMention, withSource } from "./naming.js";
import { numberOf } from "./notation.js";
import { characters, narrow, stripped } from "./paste.js";
import { pasted } from "./pasted.js";
import { IDS, isPasted, query } from "./query.js";
import { best, isCertain, ofCode } from "./reasons.js";
import { forEntry, forQuery, MOST, TYPED } from "./search.js";
import { words as wordsIn } from "./terms.js";
import { ofTextId, typedId, unlistedId, withTextId } from "./text_ids.js";

const MOST_SAME = 24;
const LINE_OF_WORDS = 3;
const SPOKEN = /(?![0-9]+(?:[ \t\r\n]|$))[^ \t\r\n]+/gu;
const NAMED = new Set(["source-id", "symbolic-name", "full-id", "id-message", "source-message", "message"]);
const MEANT = new Set([...NAMED, "code", "id", "id-and-words", "id-no-words", "source-id-message"]);
const BEGINNINGS = new Set(["longer-id", "source-longer-id"]);

/**
 * The answer to a typed line or a paste, from what is loaded of an index, in steps. `unknownId` is an ID that no event has,
 * or null; `code` is no ID; `codes` say what codes mean. `subject` is what other sites can be asked for. `read` gives the
 * entries of a pasted text.
 */
export function* steps(text, index, read) {
  return isPasted(text) ? yield* pasted(text, index, read) : typed(narrow(text), index);
}

// The events for a line: by its number and its words and, if it is long enough, as a message.
function typed(text, index) {
  const { codes, events, isMeant } = ofLine(text, index);
  const listed = typedId(text, index);
  const id = listed === null && !isMeant ? unlistedId(text, index) : listed;
  let line = id === null ? withSource(query(text, index.manifest.beside), text, index) : ofTextId(text, id, index);
  line = withoutCode(line, { codes, index });
  let matches = mayBeMessage(text) ? asTypedMessage(text, index) : [];
  // In a sentence that is the message of an event, or may be one that is not loaded yet, no word needs to be looked up.
  const isMessage = line.is_sentence && (index.wanted.size || matches.some(({ confidence }) => confidence !== "possible"));
  if (!isMessage) matches = best([...matches, ...forQuery(line, index)], MOST);
  const [isBeginning, isValue] = [!line.is_called && matches.some(({ reason }) => BEGINNINGS.has(reason)), id !== listed && isCertain(matches)];
  let unknownId = isBeginning || isValue ? null : index.unlisted(line.id);
  const isAsked = line.id === null && !(line.is_sentence && matches.length) && !isCertain(matches);
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

// A line whose 32 bits are a code that a table knows, and no event's identifier, without an ID.
function withoutCode(line, { codes, index }) {
  const code = line.full_id === null ? undefined : codes.find(({ text }) => numberOf(text) === line.full_id);
  if (line.id === null || line.is_called || !code) return line;
  const same = index.withId(line.full_id % IDS).slice(0, MOST_SAME);
  if (same.some((number) => index.record(number)?.qualifiers.includes(line.full_id))) return line;
  return { ...line, id: null, full_id: null, code: code.text };
}

function asTypedMessage(text, index) {
  const said = withTextId(entry(TYPED, { message: characters(text) }), index);
  return forEntry(withMention(said, index), index);
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
