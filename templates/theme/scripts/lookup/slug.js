// Names in addresses.

const LONGEST_NAME = 1_000;

/** A name as addresses write it; the twin of `slug` in generator/eventkb/model/address.py. */
export function slug(name) {
  return name.slice(0, LONGEST_NAME).normalize("NFC").toLowerCase().replace(/[^a-z0-9]+/gu, "-").replace(/^-+|-+$/gu, "");
}
