// Texts as parts of an address.

/** A text as a part of an address. A lone half of a pair of surrogates, as where a text was cut, can't be encoded. */
export function encoded(text) {
  return encodeURIComponent(text.toWellFormed?.() ?? text.replace(/[\ud800-\udfff]/gu, "\ufffd"));
}
