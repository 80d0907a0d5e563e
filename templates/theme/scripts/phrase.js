// Phrases of the interface with slots such as `{count}`.

const SLOT = /\{([a-z]+)\}/gu;

/** A phrase with values in its slots, as they are: `$&` in a value is no pattern. A slot without a value stays. */
export function filled(phrase, values) {
  return phrase.replace(SLOT, (slot, name) => (Object.hasOwn(values, name) ? String(values[name]) : slot));
}
