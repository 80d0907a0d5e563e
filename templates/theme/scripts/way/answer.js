// Finds the address of this site that a question asks for.

import { slug } from "../lookup/slug.js";
import { joined } from "../lookup/terms.js";

const MOST_SHOWN = 8;

/** The matches for a source and an ID, looked up like a log entry; either may be empty. */
export async function matchesFor(client, { source, id, words = "" }) {
  if (!source && !id) return words ? (await client.answer(words)).matches : [];
  if (!/^[0-9]+$/u.test(id)) return (await client.answer([source, id].filter(Boolean).join(" "))).matches;
  const { matches } = await client.answer(source ? `Log Name: ${source}\nSource: ${source}\nEvent ID: ${id}` : id);
  return matches;
}

/** The record of the event asked for, or null if it isn't certain. Event Viewer may send the name of the log as source. */
export function certainRecord(matches, { source, id }) {
  const [best] = matches;
  if (best?.confidence === "exact") return best.record;
  const name = joined(source);
  const inLog = matches.map((match) => match.record).filter((record) => isId(record, id) && joined(record.channel ?? "") === name);
  return name && inLog.length === 1 ? inLog[0] : null;
}

/** The address to go to: the event, all events with its ID, or the search for the words; "" for an empty question. */
export function destination(matches, question, reader) {
  const record = certainRecord(matches, question);
  if (record) return reader.article(record);
  const withId = matches.map((match) => match.record).filter((candidate) => isId(candidate, question.id));
  if (withId.length) return reader.listOfId(slug(question.id), withId);
  const words = question.words || [question.source, question.id].filter(Boolean).join(" ") || question.product;
  return words ? reader.search(words) : "";
}

/** The records to suggest for an address that doesn't exist. */
export function offered(matches) {
  return matches.slice(0, MOST_SHOWN).map((match) => match.record);
}

// Whether a record has an ID; IDs of text are the same in any case.
function isId(record, id) {
  return String(record.id).toLowerCase() === id.toLowerCase();
}
