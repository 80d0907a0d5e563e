// The event that facts `[field, text]` of an entry make; as in generator/eventkb/coverage/logs.py.

import { entryFrom } from "../lookup/facts.js";
import { moment } from "./moments.js";

export const READ = new Set(["source", "id", "full_id", "qualifiers", "guid", "channel", "time"]);

/** The event, or null; a row has its time in any column if none is named. */
export function eventOf(facts, words, row = []) {
  const { source, id, channel } = entryFrom("", facts.filter(([field]) => field !== "time"), words);
  if (!source || id === null) return null;
  const named = facts.find(([field, value]) => field === "time" && value)?.[1] ?? "";
  let time = moment(named);
  for (const cell of row) time ||= moment(cell);
  return { source, id, time, channel: channel ?? "" };
}
