// Why an event may be meant: the reasons in their order, and how sure each makes; as in generator/eventkb/lookup/rank.py.

export const REASONS = [
  "source-id-message",
  "source-id",
  "symbolic-name",
  "full-id",
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
  "same-id-other-source",
  "some-words",
  "longer-id",
];
const SURE = new Set(REASONS.slice(0, 7));
const POSSIBLE = new Set(["id", "similar-message", "same-id-other-source", "some-words", "longer-id"]);
const STEP = 10_000;
const LITERAL = 10;
const MOST_LITERAL = 900;

// By whether ID and source agree (null: not said): the reason where the message fits too, and where it doesn't.
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
export function reasonOf(hasId, agrees, found) {
  if (!found && !hasId) return null;
  const fits = Boolean(found) && (found.is_whole || (hasId === true && found.is_sure));
  const reason = AGREEING[`${hasId} ${agrees}`][fits ? 0 : 1];
  return reason === "part-of-message" && !found.is_sure ? "similar-message" : reason;
}

export function confidenceOf(reason) {
  if (SURE.has(reason)) return "exact";
  return POSSIBLE.has(reason) ? "possible" : "likely";
}

/** A better reason beats all else; then so many more literal characters; then facts such as the level. */
export function scoreOf(reason, literal, facts) {
  return (REASONS.length - REASONS.indexOf(reason)) * STEP + Math.min(literal, MOST_LITERAL) * LITERAL + facts;
}

/** The best, each event once, best first. What leaves no doubt must be alone; an ID that only one has is likely. */
export function sortedOut(matches, most) {
  const found = new Map();
  const inOrder = [...matches].sort((one, other) => other.score - one.score || one.record.number - other.record.number);
  for (const one of inOrder) if (!found.has(one.record.number)) found.set(one.record.number, one);
  const best = [...found.values()].slice(0, most);
  if (!best.length) return best;
  const twins = best.filter((one) => Math.floor(one.score / LITERAL) === Math.floor(best[0].score / LITERAL));
  if (twins.length > 1 && best[0].confidence === "exact") {
    return best.map((one) => (twins.includes(one) ? { ...one, confidence: "likely" } : one));
  }
  const isAlone = best[0].reason === "id" && !best.slice(1).some((one) => one.reason === "id");
  return isAlone ? [{ ...best[0], confidence: "likely" }, ...best.slice(1)] : best;
}
