// The source and the ID that a text names without being an entry; as in generator/eventkb/lookup/answer.py.

import { MESSAGE_ONLY } from "./entry.js";
import { called, labelled, mentioned } from "./mentions.js";
import { characters, firstOf } from "./paste.js";
import { IDS } from "./query.js";
import { TYPED } from "./search.js";
import { joined } from "./terms.js";

/** So many characters of a paste are read as a message, or as a text that names an event. */
export const LONGEST = 20_000;

/** A line with the source that is beside its ID, and without its other words. */
export function withSource(line, text, index) {
  if (line.code && line.full_id !== null && line.full_id < IDS && index.sourceNamed(line.name)) {
    return { ...line, id: line.full_id, full_id: null, code: "" };
  }
  const mention = mentioned(text, index);
  if (!mention || line.full_id !== null) return line;
  const name = joined(mention.source.name);
  const words = [name, ...(mention.isKnown ? [] : line.words.filter((word) => !name.includes(word)))];
  return { ...line, id: mention.id, digits: String(mention.id), code: "", words, name };
}

/** A message without source or ID, with those that it names itself. */
export function withMention(pasted, index) {
  if (![MESSAGE_ONLY, TYPED].includes(pasted.format) || !pasted.message || pasted.source || typeof pasted.id === "string") return pasted;
  const mention = mentioned(pasted.message, index);
  return mention ? { ...pasted, source: mention.source.name, id: mention.id } : pasted;
}

/**
 * An entry with the source and the ID that its text names, where it has no ID, or a source that nobody here knows. They are
 * in lines whose labels are in a language that nobody here knows, or in a sentence.
 */
export function withNamed(pasted, text, index) {
  const source = index.sourceNamed(pasted.source ?? "", pasted.guid);
  if (pasted.id !== null && (source || pasted.source === null)) return pasted;
  const plain = characters(firstOf(text, LONGEST));
  let mention = labelled(plain, index);
  if (!mention && pasted.source && !source) mention = mentioned(plain, index);
  if (!mention && source) mention = called(plain, source, index);
  if (!mention?.isKnown || (source && mention.source !== source)) return pasted;
  const isOther = pasted.id !== null && pasted.id !== mention.id;
  return isOther ? pasted : { ...pasted, source: mention.source.name, id: mention.id };
}
