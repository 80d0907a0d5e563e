// Points in time as logs write them; the twin of generator/eventkb/coverage/moments.py.

const ISO =
  /^([0-9]{4})-([0-9]{2})-([0-9]{2})[T ]([0-9]{2}):([0-9]{2}):([0-9]{2})(?:[.,][0-9]+)?[ ]?(?:(Z)|([+-])([0-9]{2}):?([0-9]{2}))?/u;
const DAY_FIRST = /^([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4}),? ([0-9]{1,2}):([0-9]{2}):([0-9]{2})/u;
const MONTH_FIRST = /^([0-9]{1,2})\/([0-9]{1,2})\/([0-9]{4}),? ([0-9]{1,2}):([0-9]{2}):([0-9]{2})[ \u202f]([AP])M/u;
const SINCE_1970 = /^(?:\/Date\((-?[0-9]{1,15})[^)]*\)\/|([0-9]{9,10})(?:\.[0-9]+)?|([0-9]{13})|([0-9]{16}))$/u;
const UNITS = [1000, 1, 1000, 1_000_000];
const NOON = 12;
const MINUTE = 60_000;
const SECONDS = "2026-11-01T10:00:00".length;

/** A point in time as ISO 8601 to the second, in UTC where its zone is given; empty if its form is unknown. */
export function moment(written) {
  const text = written.replace(/^[ \t]+|[ \t]+$/gu, "");
  let match = ISO.exec(text);
  if (match) {
    const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number);
    const offset = (Number(match[9] ?? 0) * 60 + Number(match[10] ?? 0)) * (match[8] === "+" ? -1 : 1);
    return point([year, month, day, hour, minute, second], offset * MINUTE);
  }
  match = DAY_FIRST.exec(text);
  if (match) {
    const [day, month, year, ...clock] = match.slice(1).map(Number);
    return point([year, month, day, ...clock]);
  }
  match = MONTH_FIRST.exec(text);
  if (match) {
    const [month, day, year, hour, ...clock] = match.slice(1, 7).map(Number);
    return point([year, month, day, (hour % NOON) + (match[7] === "P" ? NOON : 0), ...clock]);
  }
  match = SINCE_1970.exec(text);
  if (!match) return "";
  const place = match.slice(1).findIndex(Boolean);
  return iso(Math.floor(Number(match[place + 1]) / UNITS[place]) * 1000);
}

// The numbers of a calendar; empty if there is no such day or time.
function point([year, month, day, hour, minute, second], offset = 0) {
  const time = new Date(0);
  time.setUTCFullYear(year, month - 1, day);
  time.setUTCHours(hour, minute, second);
  const isReal = year > 0 && time.getUTCMonth() === month - 1 && time.getUTCDate() === day;
  return isReal && hour < 24 && minute < 60 && second < 60 ? iso(time.getTime() + offset) : "";
}

function iso(milliseconds) {
  const time = new Date(milliseconds);
  const year = time.getUTCFullYear();
  return year > 0 && year < 10_000 ? time.toISOString().slice(0, SECONDS) : "";
}
