// Which notations are one code; the twin of the functions in generator/eventkb/model/codes.py.

const BITS = 0xffffffff;
const SIGNED = 0x80000000;
const OPENING = /^[ \t\r\n([{"']+/u;
const WHITE = " \t\r\n";
const CLOSING = `${WHITE})]}"'.,;:`;
const NUMBER = /^(?:0[xX]([0-9a-fA-F]{1,16})|(-?[0-9]{1,10})|([0-9a-fA-F]{8}))$/u;
const FIRST_NUMBER =
  /^(?:0[xX][0-9a-fA-F]{1,16}|-?[0-9]{1,10})(?=$|[ \t\r\n)\]}"',;]|:(?![0-9])|-(?:[^0-9]|[245]\.)|\.(?:[ \t\r\n]|$))/u;
const HEXADECIMAL = /(?<![0-9A-Za-z])0[xX][0-9a-fA-F]{1,16}(?![0-9A-Za-z])/u;
const BRACKETED = /[A-Z]\(([0-9a-fA-F]{8})(?![0-9A-Za-z])/u;
const PATTERN = /(?<![0-9A-Za-z.])(?:[0-9]|[xX])(?:\.[0-9]{1,3}){2}(?![0-9A-Za-z]|\.[0-9])/u;
const ANY = "x";

export const NUMBERS = new Set(["hex", "decimal", "flags"]);

/** The key of a code as it is written, without its symbol, or null. */
export function writtenKey(notation, written) {
  if (notation === "text") return trimmed(written).toLowerCase() || null;
  if (notation === "pattern") return PATTERN.exec(written)?.[0].toLowerCase() ?? null;
  const text = withoutEnd(written.replace(OPENING, ""), CLOSING);
  const whole = numberOf(text);
  if (whole !== null) return whole;
  const part = FIRST_NUMBER.exec(text) ?? (notation === "decimal" ? null : HEXADECIMAL.exec(text));
  if (part) return numberOf(part[0]);
  const bracketed = notation === "decimal" ? null : BRACKETED.exec(text);
  return bracketed ? parseInt(bracketed[1], 16) : null;
}

/** A number of 32 bits, signed or unsigned, in hexadecimal or decimal digits, or null. */
export function numberOf(written) {
  const match = NUMBER.exec(written);
  if (!match) return null;
  if (match[2]) {
    const value = Number(match[2]);
    return -SIGNED <= value && value <= BITS ? value >>> 0 : null;
  }
  const value = BigInt(`0x${match[1] ?? match[3]}`);
  return value <= BigInt(BITS) || value >> 31n === 0x1ffffffffn ? Number(value & BigInt(BITS)) : null;
}

/** The two codes that a number with a base may be; none without one. */
export function based(number, base) {
  if (base === null || number >>> 16 !== base >>> 16) return [];
  return [number & 0xffff, -(number & 0xffff) >>> 0];
}

/** The key of a pattern that fits any first digit. */
export function withAny(key) {
  return ANY + key.slice(1);
}

/** The bits of a number as numbers, the smallest first. */
export function bits(number) {
  return [...Array(32).keys()].map((place) => (1 << place) >>> 0).filter((bit) => (number & bit) !== 0);
}

/** The first digits of a code, by which a long table is split into pages; empty where `digits` is 0. */
export function leading(notation, digits, code) {
  if (notation === "hex" || notation === "flags") return Number(code).toString(16).padStart(8, "0").slice(0, digits);
  if (notation === "decimal") return String(Math.abs(Number(code))).padStart(5, "0").slice(0, digits);
  return code.toLowerCase().slice(0, digits);
}

/** A text without white space around it. By hand: a pattern for the end would try each run of blanks in the text. */
export function trimmed(text) {
  return withoutEnd(text.replace(/^[ \t\r\n]+/u, ""), WHITE);
}

function withoutEnd(text, signs) {
  let end = text.length;
  while (end > 0 && signs.includes(text[end - 1])) end -= 1;
  return text.slice(0, end);
}
