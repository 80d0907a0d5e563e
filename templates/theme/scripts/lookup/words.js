// The words by which pastes are understood, as generator/eventkb/lookup/words.py wrote them into the index.

const DROPPED = /[ \t_#@\u2010\u2011-]/gu;

/** A name as names are compared. */
export function folded(name) {
  return name.toLowerCase().replace(DROPPED, "");
}

/** What a table says of a name, or undefined. A name such as `constructor` is in no table. */
export function of(table, name) {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/** Whether a table says anything of a name. */
export function knows(table, name) {
  return Object.hasOwn(table, name);
}
