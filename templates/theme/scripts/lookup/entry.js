// One log entry as a paste has it; the twin of generator/eventkb/lookup/entry.py, with the same fields.

/** The format of what is in no other. */
export const MESSAGE_ONLY = "message-only";

/** So many entries of a paste are read at most. */
export const MOST = 1000;

/** An entry with some fields; what they don't say is null or empty. */
export function entry(format, fields) {
  return {
    format,
    source: null,
    id: null,
    full_id: null,
    guid: null,
    channel: null,
    level: null,
    category: null,
    message: null,
    values: [],
    named: [],
    ...fields,
  };
}

/** Two entries about one event as one: the second says what the first does not. */
export function joined(format, first, second) {
  const isSame = first.id === null || first.id === second.id;
  return {
    format,
    source: first.source || second.source,
    id: first.id === null ? second.id : first.id,
    full_id: first.full_id || (isSame ? second.full_id : null),
    guid: first.guid || second.guid,
    channel: first.channel || second.channel,
    level: first.level || second.level,
    category: first.category || second.category,
    message: first.message || second.message,
    values: first.values.length ? first.values : second.values,
    named: first.named.length ? first.named : second.named,
  };
}
