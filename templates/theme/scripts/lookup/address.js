// Parts of addresses; the twin of `slug` in generator/eventkb/model/address.py.

/** A name as addresses write it. */
export function slug(name) {
  return name.normalize("NFC").toLowerCase().replace(/[^a-z0-9]+/gu, "-").replace(/^-+|-+$/gu, "");
}
