// Why an event may be meant: the reasons in their order, and how sure each makes; as in generator/eventkb/lookup/rank.py.

export const REASONS = [
  "source-id-message",
  "source-id",
  "symbolic-name",
  "full-id",
  "code",
  "id-message",
  "source-message",
  "message",
  "message-other-source",
  "message-other-id",
  "id-and-words",
  "part-of-name",
  "part-of-message",
  "words",
  "id",
  "similar-message",
  "source-longer-id",
  "same-id-other-source",
  "id-no-words",
  "some-words",
  "longer-id",
];
const SURE = new Set(REASONS.slice(0, REASONS.indexOf("message-other-source")).filter((reason) => reason !== "code"));
const POSSIBLE = new Set(["id", ...REASONS.slice(REASONS.indexOf("similar-message"))]);
const BY_MESSAGE = new Set(["message", "message-other-source", "message-other-id"]);
const STEP = 2_500_000;
const WHOLE = 1_000_000;
const LITERAL = 1_000;
const MOST_LITERAL = 900;

// By whether ID and source agree (null: not said): the reason if the message fits, and the reason if it does not.
const AGREEING = {
  "true true": ["source-id-message", "source-id"],
  "true null": ["id-message", "id"],
  "true false": ["message-other-source", "same-id-other-source"],
  "null true": ["source-message", "part-of-message"],
  "null null": ["message", "part-of-message"],
  "null false": ["message-other-source", "part-of-message"],
  "false true": ["message-other-id", null],
  "false null": ["message-other-id", null],
  "false false": ["message-other-id", null],
};

/** Why an event may be meant, by what agrees, or null. */
export function reasonOf(hasId, agrees, fitting) {
  if (!fitting && !hasId) return null;
  const fits = Boolean(fitting) && (fitting.is_whole || (hasId === true && fitting.is_sure));
  const reason = AGREEING[`${hasId} ${agrees}`][fits ? 0 : 1];
  if (!fitting) return reason;
  if (reason === "part-of-message" && (agrees === false || !fitting.is_sure)) return "similar-message";
  return BY_MESSAGE.has(reason) && fitting.is_weak && !fitting.is_full ? "similar-message" : reason;
}

/** How sure a reason makes. `fitting` is the message's where no source speaks for the event, but perhaps an ID. */
export function confidenceOf(reason, fitting = null, hasId = false) {
  const isWeak = Boolean(fitting?.is_whole && fitting.is_weak);
  if (POSSIBLE.has(reason) || (isWeak && !hasId)) return "possible";
  return SURE.has(reason) && !isWeak && (!fitting || fitting.is_full) ? "exact" : "likely";
}

/** The reason weighs most, then whether a whole template fits, then its literal characters, then facts. */
export function scoreOf(reason, fitting, facts) {
  const isClose = fitting?.is_whole && (fitting.is_full || !fitting.is_weak);
  const literal = fitting ? isClose * WHOLE + Math.min(fitting.literal, MOST_LITERAL) * LITERAL : 0;
  return stepOf(reason) + literal + facts;
}

/** The same for a typed line, of which so many words count. */
export function typedScoreOf(reason, words, weight) {
  return stepOf(reason) + words * LITERAL + weight;
}

function stepOf(reason) {
  return (REASONS.length - REASONS.indexOf(reason)) * STEP;
}

/** The match of a code with an event whose article mentions it. `place` counts the better ones. */
export function ofCode(record, place) {
  const score = stepOf("code") - place * LITERAL + record.weight;
  return { record, confidence: "likely", reason: "code", values: [], score, entry: 0 };
}

/** The best matches, each event once, the best first. Two that are equally good are likely, an ID that is alone, too. */
export function best(matches, most) {
  const byNumber = new Map();
  const inOrder = [...matches].sort((a, b) => b.score - a.score || a.record.number - b.record.number);
  for (const match of inOrder) if (!byNumber.has(match.record.number)) byNumber.set(match.record.number, match);
  const chosen = [...byNumber.values()].slice(0, most);
  if (!chosen.length) return chosen;
  const [first, ...others] = chosen;
  const twins = chosen.filter(({ score }) => Math.floor(score / LITERAL) === Math.floor(first.score / LITERAL));
  if (twins.length > 1 && first.confidence === "exact") {
    return chosen.map((match) => (twins.includes(match) ? { ...match, confidence: "likely" } : match));
  }
  const isAlone = first.reason === "id" && !others.some(({ reason }) => reason === "id");
  return isAlone ? [{ ...first, confidence: "likely" }, ...others] : chosen;
}

/** Whether an event is meant for sure. */
export function isCertain(matches) {
  return matches.some(({ confidence }) => confidence === "exact");
}
