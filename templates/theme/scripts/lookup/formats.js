// The formats of pastes, as templates/formats/ describes them; the twin of generator/eventkb/lookup/formats.py.

// A mark weighs more than all own names.
const MARK = 1000;

/** Fields that no answer reads: they decide nothing about the format either. */
export const BESIDE = new Set(["time", "computer", "user", "other"]);

/** The formats of one family and one order, which are read together: `[family, formats]`. */
export function readings(formats) {
  const groups = [];
  for (const format of formats) {
    const last = groups.at(-1)?.[1][0];
    if (last && last.family === format.family && last.order === format.order) groups.at(-1)[1].push(format);
    else groups.push([format.family, [format]]);
  }
  return groups;
}

/** Formats with their names, each a map to `{rank, field}`: a format's own names, shared ones, labels. */
export function candidates(formats, { fields: shared, labels }) {
  return formats.map((format) => {
    const own = format.fields ?? {};
    const names = { ...own, ...shared, ...(format.with_labels ? { ...labels, ...shared } : {}), ...own };
    return [format, new Map(Object.entries(names).map(([name, field], rank) => [name, { rank, field }]))];
  });
}

/** The candidates that an entry with some names can have: those with the most marks and own names first. */
export function marked(possible, names) {
  const count = (own) => own.filter((name) => names.has(name)).length;
  const weight = ([{ marks = [], fields = {} }]) => count(marks) * MARK + count(Object.keys(fields));
  const kept = possible.filter(([{ marks }]) => !marks || count(marks));
  return kept.sort((first, second) => weight(second) - weight(first));
}

/** Facts `[field, text]` of `{name, text}`, in the order of the names' ranks. */
export function inRank(items, known) {
  const own = items.filter(({ name }) => known.has(name));
  return own.sort((first, second) => known.get(first.name).rank - known.get(second.name).rank);
}

/** Whether a format is for text that Event Viewer copied: labels without a sign or a head. */
export function isCopied({ family, sign, begin }) {
  return family === "labels" && !sign && !begin;
}
