// Compares an entry or a typed line with an event; the twin of generator/eventkb/lookup/rank.py.

import { caseOfValues } from "./case.js";
import { hitsOf, isNamed, messagesOf } from "./hits.js";
import { fit, SHORTEST } from "./match.js";
import { confidenceOf, reasonOf, scoreOf, typedScoreOf } from "./reasons.js";
import { template } from "./template.js";
import { joined, nameTerms } from "./terms.js";
import { isSame } from "./text_ids.js";
import { folded } from "./words.js";

// What documents have in the place of a value: the template itself was pasted.
const PLACEHOLDER = /^(?:%[0-9]{1,2}|[{<]?[Pp]aram[0-9]{1,2}[}>]?|[{][0-9]{1,2}[}])$/u;

// Beside an ID, only the words of names count.
const BY_NAME = new Set(["id", "longer-id", "source-longer-id"]);

/** The match of an entry with an event, or null. `given` is its message; `agrees`: it names this source (null: none). */
export function ofEntry(entry, given, record, agrees) {
  const hasId = entry.id === null ? null : isOf(record, entry.id);
  const isEvent = hasId === true && agrees === true;
  const [wording, fitting] = bestWording(record, given, isEvent ? 0 : SHORTEST);
  let reason = reasonOf(hasId, agrees, fitting);
  if (reason === "id" && record.qualifiers.includes(entry.full_id)) reason = "full-id";
  if (reason === null) return null;
  const isNamed = (agrees === true && hasId !== false) || reason === "full-id";
  const confidence = confidenceOf(reason, isNamed ? null : fitting, hasId === true && agrees === null);
  const score = scoreOf(reason, fitting, agreeing(entry, record));
  const values = valuesOf(entry, wording, fitting);
  return { record, confidence, reason, values, score, entry: 0, case: caseOfValues(wording, values) };
}

/** The match of a typed line with an event, or null. `agrees`: it names this source (null: none that is known). */
export function ofQuery(query, record, agrees = null) {
  const hasId = query.id !== null && isOf(record, query.id);
  const hits = hitsOf(query, record);
  const reason = typedReason(query, record, { hasId, agrees, hits });
  if (reason === null) return null;
  const counted = BY_NAME.has(reason) ? query.words.filter((word) => isNamed(record, word)).length : hits;
  const score = typedScoreOf(reason, counted, record.weight);
  // A few words can be a question about an event as well as its message.
  const confidence = reason === "message" ? "likely" : confidenceOf(reason);
  return { record, confidence, reason, values: [], score, entry: 0 };
}

function isOf(record, id) {
  return isSame(id, record.id) || record.former.some(([, old]) => isSame(old, id));
}

// The wording that a message fits best, in any language, and how.
function bestWording(record, given, shortest) {
  let best = [record.wordings[0], null];
  if (!given) return best;
  for (const wording of record.wordings) {
    for (const message of Object.values(wording.messages)) {
      const fitting = fit(template(message), given, shortest);
      if (fitting && (!best[1] || isBetter(fitting, best[1]))) best = [wording, fitting];
    }
  }
  return best;
}

function isBetter(first, second) {
  if (first.is_whole !== second.is_whole) return first.is_whole;
  if (first.is_sure !== second.is_sure) return first.is_sure;
  return first.literal > second.literal;
}

function typedReason(query, record, { hasId, agrees, hits }) {
  const names = record.symbolic_names.map(joined);
  if (query.name && names.includes(query.name) && (hasId || query.id === null)) return "symbolic-name";
  if (hasId) return reasonOfId(query, record, agrees, hits);
  if (query.id === null && query.full_id !== null && record.qualifiers.includes(query.full_id)) return "full-id";
  if (query.id !== null && query.digits && String(record.id).startsWith(query.digits)) {
    return agrees ? "source-longer-id" : "longer-id";
  }
  if (!hits || (query.id !== null && !query.words.length)) return null;
  if (query.id === null && messagesOf(record).some((message) => joined(message) === query.name)) return "message";
  if (record.symbolic_names.some((name) => nameTerms(name).some((part) => part.startsWith(query.name)))) {
    return "part-of-name";
  }
  return hits === query.words.length && query.id === null && !query.is_split ? "words" : "some-words";
}

function reasonOfId(query, record, agrees, hits) {
  const former = record.former.filter(([, old]) => isSame(old, query.id)).map(([name]) => joined(name));
  const isSource = isSame(query.id, record.id) && agrees;
  if (query.name && (former.includes(query.name) || isSource)) return "source-id";
  if (query.full_id !== null && record.qualifiers.includes(query.full_id)) return "full-id";
  if (agrees === false) return "same-id-other-source";
  if (query.words.length && !hits) return "id-no-words";
  return hits && hits === query.words.length ? "id-and-words" : "id";
}

function agreeing(entry, record) {
  const lower = (text) => (text ? text.toLowerCase() : null);
  const isLevel = Boolean(entry.level) && entry.level === record.level;
  const isChannel = Boolean(entry.channel) && lower(entry.channel) === lower(record.channel);
  const isCategory = Boolean(entry.category) && record.categories.map(joined).includes(joined(entry.category));
  return 2 * (isLevel + isChannel + isCategory) + !record.is_stub;
}

function valuesOf(entry, wording, fitting) {
  const own = givenOf(entry, wording);
  const isOneText = fitting?.is_whole && entry.values.length === 1 && fitting.values.length > 1;
  const given = own.length && !isOneText ? own : fitting?.values ?? [];
  return given
    .filter(([, value]) => value && !PLACEHOLDER.test(value))
    .map(([number, value]) => {
      const name = wording.names[number - 1] || String(number);
      return { number, name, value, tables: wording.codes[number - 1] ?? [] };
    });
}

// Data by number: in order, by the names of the insertion strings, or, with as many names as these, in order.
function givenOf(entry, wording) {
  const used = Math.max(0, ...Object.values(wording.messages).flatMap((message) => template(message).numbers));
  if (entry.values.length) {
    const parts = entry.values.length === 1 ? entry.values[0].split(", ") : [];
    const isJoined = parts.length > 1 && used > 1;
    // With more commas than values, nobody knows where a value ends.
    if (isJoined && parts.length !== used) return [];
    return (isJoined ? parts : entry.values).map((value, place) => [place + 1, value]);
  }
  const named = new Map([...entry.named].reverse().map(([name, value]) => [folded(name), value]));
  const byName = wording.names
    .map((name, place) => [place + 1, named.get(folded(name))])
    .filter(([, value]) => value !== undefined);
  if (byName.length) return byName;
  const isAsMany = entry.named.length > 0 && entry.named.length === used;
  return isAsMany ? entry.named.map(([, value], place) => [place + 1, value]) : [];
}
