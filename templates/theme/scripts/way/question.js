// What an address asks for: the query of Event Viewer's online help and of old links, and addresses that are not there.
// Parameters go by many names and stand in any order, in any case, also within a second query or an encoded address.
// Names: Microsoft's "Logging Guidelines"; `transform.aspx?ProdName=…&EvtID=…&EvtSrc=…&LCID=…` as old links have them.

const LONGEST = 8000;
const MOST = 200;
const LONGEST_VALUE = 300;
const DEPTH = 3;
const IDS = 0x10000;
const PRIMARY_LANGUAGE = 0x3ff;
const NAMES = {
  source: ["evtsrc", "eventsource", "source"],
  id: ["evtid", "eventid", "id"],
  language: ["lcid"],
  product: ["prodname"],
  words: ["q"],
};

/** What a query asks for: `{source, id, language, product, words}`, each "" where it is missing. `id` is digits or a name,
 * `language` the number of a primary language, such as 7 for German. */
export function asked(address) {
  const found = parameters(address.slice(0, LONGEST), DEPTH);
  const value = (kind) => NAMES[kind].map((name) => found.get(name)).find(Boolean) ?? "";
  return { source: value("source"), id: eventId(value("id")), language: languageOf(value("language")), product: value("product"), words: value("words") };
}

// The primary language of a locale identifier: 1031, 2055 and 3079 are all German.
function languageOf(written) {
  return /^(0x[0-9a-f]{1,8}|[0-9]{1,10})$/iu.test(written) ? String(Number(written) & PRIMARY_LANGUAGE) : "";
}

/** What an address that isn't there was meant to be: `{language, mended, source, id, words}`; `path` is below the root. */
export function meant(path, languages) {
  const parts = path.slice(0, LONGEST).split("/").map(decoded).map(cleaned).filter(Boolean).slice(0, 8);
  const last = parts.length - 1;
  if (last >= 0) parts[last] = parts[last].replace(/\.(html?|md|json|aspx?|php)$/iu, "");
  if (/^(index|default)$/iu.test(parts[last] ?? "")) parts.pop();
  const language = languages.find((one) => one === (parts[0] ?? "").toLowerCase().split("-")[0]) ?? "";
  const below = language || /^[a-z]{2}(-[a-z]{2})?$/iu.test(parts[0] ?? "") ? parts.slice(1) : parts;
  const [source, id] = eventOf(below);
  return { language, mended: mended(language, below), source, id, words: below.join(" ").slice(0, LONGEST_VALUE) };
}

// The address as it would be written here; a rule's code is the one part in capitals.
function mended(language, below) {
  const lower = below.map((part) => (/^e[0-9]{3}$/iu.test(part) ? part.toUpperCase() : slug(part)));
  const parts = language ? [language, ...lower] : lower;
  return parts.every(Boolean) ? parts.map((part) => `${part}/`).join("") : "";
}

/** A name as addresses write it; the twin of `slug` in generator/eventkb/model/address.py. */
export function slug(name) {
  return name.normalize("NFC").toLowerCase().replace(/[^a-z0-9]+/gu, "-").replace(/^-+|-+$/gu, "");
}

function eventOf(parts) {
  const last = parts.at(-1) ?? "";
  const joined = /^(?:evt[-_ ])?(.*[a-z].*?)[-_ ]([0-9]{1,10})$/iu.exec(last);
  if (joined) return [joined[1], eventId(joined[2])];
  if (!/^[0-9]{1,10}$/u.test(last)) return ["", ""];
  const before = parts.at(-2) ?? "";
  return [["id", "e", "events"].includes(before.toLowerCase()) ? "" : before, eventId(last)];
}

// An ID of 16 bits; the number of a full identifier goes on without its severity and facility. Names stay names.
function eventId(written) {
  if (!/^(-?[0-9]{1,10}|0x[0-9a-f]{1,8})$/iu.test(written)) return written;
  return String(((Number(written) % IDS) + IDS) % IDS);
}

function parameters(text, depth) {
  const found = new Map();
  const pairs = text.replaceAll("&amp;", "&").split(/[?&#;]/u).slice(0, MOST);
  for (const pair of pairs) {
    const place = pair.indexOf("=");
    if (place < 1) continue;
    const value = decoded(pair.slice(place + 1).replaceAll("+", " "));
    put(found, decoded(pair.slice(0, place)).toLowerCase().trim(), cleaned(value));
    // A whole address as a value has its own query; the outer one counts more.
    if (depth > 1 && value.includes("=")) for (const [name, one] of parameters(value, depth - 1)) put(found, name, one);
  }
  return found;
}

function put(found, name, value) {
  if (value && !found.has(name)) found.set(name, value);
}

/** A text of an address; what is no UTF-8 is read as Windows-1252 would have written it, broken signs stay. */
export function decoded(written) {
  try {
    return decodeURIComponent(written);
  } catch {
    return written.replace(/%([0-9a-f]{2})/giu, (_, code) => String.fromCharCode(parseInt(code, 16)));
  }
}

function cleaned(text) {
  return text.replace(/[®™\u0000-\u001f\u007f-\u009f]/gu, " ").replace(/\s+/gu, " ").trim().slice(0, LONGEST_VALUE);
}
