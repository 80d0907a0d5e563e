// Undoes what happened to a text on its way into a paste; the twin of generator/eventkb/lookup/paste.py.

import { withoutPiles } from "./piles.js";

/** The first characters of a text; a character outside of the basic plane is one, as in Python. */
export function firstOf(text, most) {
  return Array.from(text.slice(0, 2 * most)).slice(0, most).join("");
}

/** Of a longer paste so many characters are read at its beginning and end. */
export const BEGINNING = 750_000;
export const END = 250_000;
export const WHITE = " \t\n";

const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029\v\f]/gu;
const BLANKS = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/gu;
const FULL_WIDTH = /[\uff01-\uff5e]/gu;
const FULL_TO_COMMON = 0xfee0;
const INVISIBLE =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]/gu;

const BREAK_TAGS = /<\/?(?:br|p|div|tr|li|pre|h[1-6]|blockquote|dd|dt)(?: [^<>]{0,500})?[ ]?\/?>/gu;
const OTHER_TAGS =
  /<\/?(?:em|strong|b|i|u|span|td|th|table|tbody|thead|code|ul|ol|dl|a|font|kbd|samp)(?: [^<>]{0,500})?[ ]?\/?>/gu;
const MARKUP = /<(?:\/?br ?\/?|\/?p|\/?div|\/?td|\/?li|\/?span|\/?strong|\/?em)(?: [^<>]{0,500})?>/u;
const NAMED = { nbsp: " ", auml: "ä", ouml: "ö", uuml: "ü", Auml: "Ä", Ouml: "Ö", Uuml: "Ü", szlig: "ß" };
const XML_NAMED = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
const REFERENCE = /&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,6});/gu;
const LARGEST_CHARACTER = 0x10ffff;

const SOFT_BREAK = /=[ \t]*(?:\r\n|\r|\n)/gu;
const ENCODED = /(?:=[0-9A-F]{2})+/gu;
const SIGNS_OF_MAIL = /=(?:20|C3=[89AB][0-9A-F]|E2=80=[0-9A-F]{2}|3D|E4|F6|FC|DF)|=[ \t]*(?:\r\n|\r|\n)/gu;
const FEWEST_SIGNS = 2;
const QUOTED = /^[ \t]*(?:>[ \t]?)+/u;
const FENCE = /^[ \t]*(?:```|~~~).{0,40}$/u;
const HARD_BREAKS = 3;

/** The text, or its beginning and its end where it is too long. */
export function clipped(text) {
  return text.length <= BEGINNING + END ? [text] : [text.slice(0, BEGINNING), text.slice(-END)];
}

/** A paste as it was before mail programs, browsers and editors changed it. */
export function cleaned(text) {
  let clean = characters(syslog(printable(text)));
  if (clean.includes("&lt;Event")) clean = unescaped(clean);
  if (MARKUP.test(clean)) clean = unescaped(clean.replace(BREAK_TAGS, "\n").replace(OTHER_TAGS, ""));
  let lines = clean.split("\n").map(unquoted);
  if (lines.filter((line) => line.endsWith("\\")).length >= HARD_BREAKS) {
    lines = lines.map((line) => (line.endsWith("\\") ? line.slice(0, -1) : line));
  }
  return lines.join("\n").replace(/\*+/gu, (run) => (run === "**" ? "" : run));
}

/** A text with letters, digits, signs and blanks of common width for those of full width. */
export function narrow(text) {
  return text.replace(BLANKS, " ").replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - FULL_TO_COMMON));
}

/** A text without invisible characters, with one kind of blank and of line end. */
export function characters(text) {
  return withoutPiles(text.replace(LINE_ENDS, "\n").replace(BLANKS, " ").replace(INVISIBLE, "")).normalize("NFC");
}

/** A text with XML's five references, numeric ones and some of HTML replaced, once. */
export function unescaped(text) {
  return text.includes("&") ? text.replace(REFERENCE, reference) : text;
}

/** A text without certain signs, by default white space, at its beginning and end. */
export function stripped(text, signs = WHITE) {
  return strippedStart(strippedEnd(text, signs), signs);
}

export function strippedStart(text, signs = WHITE) {
  let start = 0;
  while (start < text.length && signs.includes(text[start])) start += 1;
  return text.slice(start);
}

export function strippedEnd(text, signs = WHITE) {
  let end = text.length;
  while (end > 0 && signs.includes(text[end - 1])) end -= 1;
  return text.slice(0, end);
}

/** A text with every run of white space as one blank. */
export function oneLine(text) {
  return text.split(/[ \t\n]+/u).filter(Boolean).join(" ");
}

/** Lines without white space around them, at their ends, and without common indentation. */
export function block(text) {
  const [first, ...rest] = text.split("\n").map((line) => strippedEnd(line));
  const indents = rest.filter(Boolean).map((line) => line.length - strippedStart(line).length);
  const common = indents.reduce((least, indent) => Math.min(least, indent), Infinity);
  const cut = rest.map((line) => line.slice(common === Infinity ? 0 : common));
  return stripped([stripped(first), ...cut].join("\n"));
}

/** The first match of a global pattern from a place on, or null. */
export function search(pattern, text, place) {
  pattern.lastIndex = place;
  return pattern.exec(text);
}

function syslog(text) {
  if (!text.includes("#012")) return text;
  return text.replaceAll("#015", "").replaceAll("#012", "\n").replaceAll("#011", "\t");
}

// A text of a mail whose encoding is quoted-printable, decoded.
function printable(text) {
  if (!text.includes("=") || (text.match(SIGNS_OF_MAIL) ?? []).length < FEWEST_SIGNS) return text;
  return text.replace(SOFT_BREAK, "").replace(ENCODED, decoded);
}

function decoded(run) {
  const data = Uint8Array.from(run.slice(1).split("="), (pair) => Number.parseInt(pair, 16));
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(data);
  } catch {
    return Array.from(data, (byte) => String.fromCharCode(byte)).join("");
  }
}

function unquoted(line) {
  if (FENCE.test(line)) return "";
  const quote = QUOTED.exec(line);
  return quote ? line.slice(quote[0].length) : line;
}

function reference(written, name) {
  if (!name.startsWith("#")) {
    if (Object.hasOwn(XML_NAMED, name)) return XML_NAMED[name];
    return Object.hasOwn(NAMED, name) ? NAMED[name] : written;
  }
  const number = "xX".includes(name[1]) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return number > 0 && number <= LARGEST_CHARACTER ? String.fromCodePoint(number) : written;
}
