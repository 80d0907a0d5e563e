// Names in addresses.

/** A name as addresses write it; the twin of `slug` in generator/eventkb/model/address.py. */
export function slug(name) {
  return name.normalize("NFC").toLowerCase().replace(/[^a-z0-9]+/gu, "-").replace(/^-+|-+$/gu, "");
}
