// The formats of pastes, as templates/formats/ describes them; the twin of generator/eventkb/lookup/formats.py.

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

/** Whether an entry with some names can be of a format: one of the marks is there, or none is needed. */
export function isMarked({ marks }, names) {
  return !marks || marks.some((mark) => names.has(mark));
}

/** A format's own names, then those that many programs share: a map to `{rank, field}`. */
export function ranked({ fields = {} }, shared) {
  const names = Object.entries({ ...fields, ...shared, ...fields });
  return new Map(names.map(([name, field], rank) => [name, { rank, field }]));
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
