// What an address asks for: the query of Event Viewer's online help and of old links, and addresses that don't exist.
// Parameters have many names and come in any order and case, also within a second query or an encoded address.
// Names: Microsoft's "Logging Guidelines"; `transform.aspx?ProdName=…&EvtID=…&EvtSrc=…&LCID=…` as old links have them.

import { slug } from "../lookup/slug.js";

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

/** What a query asks for: `{source, id, language, product, words}`, each "" if it is missing. `id` is digits or a name,
 * `language` the number of a primary language, such as 7 for German. */
export function asked(address) {
  const values = parameters(address.slice(0, LONGEST), DEPTH);
  const value = (kind) => NAMES[kind].map((name) => values.get(name)).find(Boolean) ?? "";
  return { source: value("source"), id: eventId(value("id")), language: languageOf(value("language")), product: value("product"), words: value("words") };
}

// The primary language of a locale identifier: 1031, 2055 and 3079 are all German.
function languageOf(written) {
  return /^(0x[0-9a-f]{1,8}|[0-9]{1,10})$/iu.test(written) ? String(Number(written) & PRIMARY_LANGUAGE) : "";
}

/** What an unknown address probably means: `{language, corrected, source, id, words}`. `path` is relative to the root. */
export function meant(path, languages) {
  const parts = path.slice(0, LONGEST).split("/").map(decoded).map(cleaned).filter(Boolean).slice(0, 8);
  const last = parts.length - 1;
  if (last >= 0) parts[last] = parts[last].replace(/\.(html?|md|json|aspx?|php)$/iu, "");
  if (/^(index|default)$/iu.test(parts[last] ?? "")) parts.pop();
  const language = languages.find((locale) => locale === (parts[0] ?? "").toLowerCase().split("-")[0]) ?? "";
  const below = language || /^[a-z]{2}(-[a-z]{2})?$/iu.test(parts[0] ?? "") ? parts.slice(1) : parts;
  const [source, id] = eventOf(below);
  return { language, corrected: corrected(language, below), source, id, words: below.join(" ").slice(0, LONGEST_VALUE) };
}

// The address in the spelling of this site; only the codes of rules are in capitals.
function corrected(language, below) {
  const lower = below.map((part) => (/^e[0-9]{3}$/iu.test(part) ? part.toUpperCase() : slug(part)));
  const parts = language ? [language, ...lower] : lower;
  return parts.every(Boolean) ? parts.map((part) => `${part}/`).join("") : "";
}

function eventOf(parts) {
  const last = parts.at(-1) ?? "";
  const joined = /^(?:evt[-_ ])?(.*[a-z].*?)[-_ ]([0-9]{1,10})$/iu.exec(last);
  if (joined) return [joined[1], eventId(joined[2])];
  if (!/^[0-9]{1,10}$/u.test(last)) return ["", ""];
  const before = parts.at(-2) ?? "";
  return [["id", "e", "events"].includes(before.toLowerCase()) ? "" : before, eventId(last)];
}

// The lower 16 bits of an ID: a full identifier also contains severity and facility. Names are kept.
function eventId(written) {
  if (!/^(-?[0-9]{1,10}|0x[0-9a-f]{1,8})$/iu.test(written)) return written;
  return String(((Number(written) % IDS) + IDS) % IDS);
}

function parameters(text, depth) {
  const values = new Map();
  const pairs = text.replaceAll("&amp;", "&").split(/[?&#;]/u).slice(0, MOST);
  for (const pair of pairs) {
    const place = pair.indexOf("=");
    if (place < 1) continue;
    const value = decoded(pair.slice(place + 1).replaceAll("+", " "));
    put(values, decoded(pair.slice(0, place)).toLowerCase().trim(), cleaned(value));
    // A value can be a whole address with a query of its own; the outer query has precedence.
    if (depth > 1 && value.includes("=")) for (const [name, inner] of parameters(value, depth - 1)) put(values, name, inner);
  }
  return values;
}

function put(values, name, value) {
  if (value && !values.has(name)) values.set(name, value);
}

/** The text of a part of an address. Bytes that aren't UTF-8 are read one by one; broken escapes stay as they are. */
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
