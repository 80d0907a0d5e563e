// How often each event of a log occurs, and whether it is explained here; as in generator/eventkb/coverage/tally.py.

const MOST_CHARACTERS = 300;
export const STATES = ["explained", "known", "unknown"];

/** Counts events `{source, id, time, channel}`; null is one that can't be read. */
export class Tally {
  constructor() {
    this.events = new Map();
    this.unread = 0;
  }

  add(event) {
    if (event === null) {
      this.unread += 1;
      return;
    }
    const key = `${event.id}\n${event.source}`;
    let row = this.events.get(key);
    if (!row) {
      row = { source: event.source.slice(0, MOST_CHARACTERS), id: event.id, count: 0, first: "", last: "", channel: "" };
      this.events.set(key, row);
    }
    row.count += 1;
    row.channel ||= event.channel;
    if (!event.time) return;
    if (!row.first || event.time < row.first) row.first = event.time;
    if (event.time > row.last) row.last = event.time;
  }

  /** The events with their states and records, the most frequent first, as far as the index is loaded. */
  rows(index) {
    const rows = Array.from(this.events.values(), (row) => ({ ...row, ...known(row, index) }));
    const name = ({ source }) => source.toLowerCase();
    const order = (one, other) => (one < other ? -1 : Number(one > other));
    return rows.sort((a, b) => b.count - a.count || order(name(a), name(b)) || order(a.id, b.id));
  }
}

function known({ source, id }, index) {
  const own = index.sourceNamed(source);
  const records = own ? index.withId(id).map((number) => index.record(number)) : [];
  const record = records.find((candidate) => candidate?.source === own.name) ?? null;
  return { source: record?.source ?? source, record, state: record ? STATES[Number(record.is_stub)] : STATES[2] };
}

/** For each state the number of different events, and how often these occur. */
export function totals(rows) {
  return STATES.map((state) => {
    const own = rows.filter((row) => row.state === state);
    return { state, events: own.length, entries: own.reduce((sum, { count }) => sum + count, 0) };
  });
}

/** The same JSON as `eventkb coverage --format json`. */
export function asJson(rows) {
  const events = rows.map(({ source, id, state, count, first, last, channel, record }) => {
    const address = record ? `e/${record.slug}-${record.part}/` : "";
    return { source, id, state, count, first, last, channel, address };
  });
  const summary = Object.fromEntries(totals(rows).map(({ state, events: own, entries }) => [state, { events: own, entries }]));
  return JSON.stringify({ totals: summary, events }, null, 2);
}
