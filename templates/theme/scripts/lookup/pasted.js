// The answer to a paste; as in generator/eventkb/lookup/__init__.py.

import { ofText, ofValue } from "./codes.js";
import { withLabels, withMention } from "./naming.js";
import { stripped } from "./paste.js";
import { wordsOf } from "./query.js";
import { isCertain } from "./reasons.js";
import { forEntry, forQuery } from "./search.js";
import { withTextId, withUnlistedId } from "./text_ids.js";

const MESSAGES = 50;

/** The answer to a paste in steps, one for each pasted entry. `read` gives the entries of a text. */
export function* pasted(text, index, read) {
  const words = index.pasteWords;
  let entries = words ? read(text, words).map((own) => withMention(withTextId(own, index), index)) : [];
  if (entries.length === 1 && entries[0].id === null) entries = [withLabels(entries[0], text, index)];
  const matches = [];
  let unknown = 0;
  for (const [place, entry] of entries.entries()) {
    const own = forEntry(entry, index, unknown < MESSAGES);
    if (!isCertain(own)) unknown += 1;
    matches.push(...own.map((match) => ({ ...match, entry: place })));
    yield;
  }
  // What is not loaded yet may match, so words are looked up only when all before them is loaded.
  if (!index.wanted.size && !matches.length && entries.every(({ source, id }) => source === null && id === null)) {
    matches.push(...forQuery(wordsOf(text), index).map((match) => ({ ...match, confidence: "possible" })));
  }
  if (entries.length === 1 && !isCertain(matches)) entries = [withUnlistedId(entries[0], index)];
  const unknownId = entries.length === 1 ? index.unlisted(entries[0].id) : null;
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
