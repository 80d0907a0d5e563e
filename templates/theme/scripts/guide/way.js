// The way through a guide: which answers were given, and where that leads. Pure functions; a guide is a value
// `{start, steps: {<key>: {title, answers: [{text, target}]}}}`, in which targets are anchors such as `step-disk`.

const PLACE = /^#?((?:step|end)-[a-z0-9-]+)(?::([0-9]+(?:\.[0-9]+)*))?$/;

/** What a fragment such as `#step-disk:1.2` names: an anchor, and the numbers of the answers that led there. */
export function placeOf(fragment) {
  const match = PLACE.exec(fragment);
  return match ? { anchor: match[1], numbers: (match[2] ?? "").split(".").filter(Boolean).map(Number) } : null;
}

/** The fragment of a place after some answers. */
export function fragmentOf(anchor, numbers) {
  return numbers.length ? `#${anchor}:${numbers.join(".")}` : `#${anchor}`;
}

/** The answers of some numbers from the start, each with its step and its number, as far as the guide has them. */
export function walked(guide, numbers) {
  const way = [];
  let key = guide.start;
  for (const number of numbers) {
    const step = guide.steps[key];
    const answer = step?.answers[number - 1];
    if (!answer) break;
    way.push({ key, number, title: step.title, ...answer });
    key = answer.target.startsWith("step-") ? answer.target.slice("step-".length) : null;
  }
  return way;
}

/**
 * Where a reader is: the anchor and the answers so far. Answers that don't lead to the named place, as after a change of
 * the guide, are dropped; a place that the guide doesn't have is its start.
 */
export function located(guide, fragment) {
  const start = { anchor: `step-${guide.start}`, way: [] };
  const place = placeOf(fragment);
  if (!place) return start;
  const way = walked(guide, place.numbers);
  const end = way.length ? way.at(-1).target : start.anchor;
  if (way.length === place.numbers.length && end === place.anchor) return { anchor: place.anchor, way };
  return anchors(guide).has(place.anchor) ? { anchor: place.anchor, way: [] } : start;
}

function anchors(guide) {
  const steps = Object.keys(guide.steps).map((key) => `step-${key}`);
  const targets = Object.values(guide.steps).flatMap(({ answers }) => answers.map(({ target }) => target));
  return new Set([...steps, ...targets]);
}

/** The answers as a text for a ticket: the guide, its permanent link, each question with its answer, and what follows. */
export function forTicket({ title, link, way, last }) {
  const lines = way.map((answer, place) => `${place + 1}. ${answer.title} ${answer.text}`);
  return [title, link, "", ...lines, ...(last ? [`→ ${last}`] : [])].join("\n");
}
