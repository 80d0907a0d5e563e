// From what is asked for to an address of this site.

import { joined } from "../lookup/terms.js";

const MOST_SHOWN = 8;

/** The answer to a source and an ID, as an entry of a log would have it; either may be empty. */
export async function found(client, { source, id, words = "" }) {
  if (!source && !id) return words ? (await client.answer(words)).matches : [];
  if (!/^[0-9]+$/u.test(id)) return (await client.answer([source, id].filter(Boolean).join(" "))).matches;
  const { matches } = await client.answer(source ? `Log Name: ${source}\nSource: ${source}\nEvent ID: ${id}` : id);
  return matches;
}

/** The one event that is meant, or null. What Event Viewer sends as the source may be the name of the log. */
export function theOne(matches, { source, id }) {
  const [best] = matches;
  if (best?.confidence === "exact") return best.record;
  const name = joined(source);
  const inLog = matches.map((one) => one.record).filter((one) => String(one.id) === id && joined(one.channel ?? "") === name);
  return name && inLog.length === 1 ? inLog[0] : null;
}

/** Where to go: the event, or all with its ID, or the search for the words; "" where nothing was asked for. */
export function destination(matches, question, reader) {
  const record = theOne(matches, question);
  if (record) return reader.article(record);
  if (matches.some((one) => String(one.record.id) === question.id)) return reader.page(`id/${question.id}/`);
  const words = question.words || [question.source, question.id].filter(Boolean).join(" ") || question.product;
  return words ? reader.search(words) : "";
}

/** The events to offer where an address isn't there. */
export function offered(matches) {
  return matches.slice(0, MOST_SHOWN).map((one) => one.record);
}
