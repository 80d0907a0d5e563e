// One log entry as a paste tells it; the twin of generator/eventkb/lookup/entry.py, with the same fields.

/** So many entries of one paste are read: a search result, not a report. */
export const MOST = 1000;

/** An entry of which nothing is known but what `told` says. */
export function entry(format, told) {
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
    ...told,
  };
}

/** Two tellings of one event as one entry: what the first doesn't say, the second does. */
export function joined(format, first, second) {
  return {
    format,
    source: first.source || second.source,
    id: first.id === null ? second.id : first.id,
    full_id: first.full_id || second.full_id,
    guid: first.guid || second.guid,
    channel: first.channel || second.channel,
    level: first.level || second.level,
    category: first.category || second.category,
    message: first.message || second.message,
    values: first.values.length ? first.values : second.values,
    named: first.named.length ? first.named : second.named,
  };
}
