// The codes of a typed line or of an entry's values; the twin of generator/eventkb/lookup/codes.py.

import { codeTokens, EIGHT, SYMBOL } from "./code_tokens.js";
import { firstOf } from "./paste.js";
import { leading, NUMBERS, trimmed, withAny, writtenKey } from "./notation.js";
import { flags, ofTable, Shelf, withBase } from "./shelf.js";

const MOST_TOKENS = 4;
const MOST_CODES = 8;
const LONGEST_TEXT = 20_000;
const UNMISTAKABLE = new RegExp(
  "(?<![0-9A-Za-z])0[xX][0-9A-Fa-f]{8}(?![0-9A-Za-z])" +
    "|(?<![0-9A-Za-z_.-])-[0-9]{3,10}(?![0-9A-Za-z_.-])" +
    "|(?<![0-9A-Za-z.])[245][0-9]{2}[ -]#?[245]\\.[0-9]{1,3}\\.[0-9]{1,3}(?![0-9A-Za-z]|\\.[0-9])" +
    "|%%[0-9]{2,5}(?![0-9])" +
    "|(?<=[A-Z]\\()[0-9A-Fa-f]{8}(?=\\))",
  "gu",
);
const NOTHING = { codes: [], events: [], isMeant: false };

/** The codes of a typed line, `{codes, events, isMeant}`. */
export function ofLine(text, index) {
  const [tokens, others] = codeTokens(text, index.manifest.beside);
  if (!index.manifest.codes || !tokens.length) return NOTHING;
  const shelf = new Shelf(index);
  let places = others.length ? named(others, shelf.tables) : [];
  const ofNamed = places.length ? tokens.map((token) => ({ ...token, notations: null })) : [];
  let answer = answerOf(ofNamed.slice(0, MOST_TOKENS), shelf, places);
  if (!answer.codes.length) {
    // The words name no table, or one that doesn't have the code.
    const unnamed = tokens.filter(({ isSmall }) => !(isSmall && others.length));
    answer = answerOf(unnamed.slice(0, MOST_TOKENS), shelf, []);
    places = [];
  }
  const isAlone = !others.length && !tokens.some(({ isSmall }) => isSmall);
  return { ...answer, isMeant: answer.codes.length > 0 && (places.length > 0 || isAlone) };
}

/** The codes of a text in which numbers may be anything: only those that cannot be anything else. */
export function ofText(text, index) {
  if (!index.manifest.codes) return NOTHING;
  const tokens = (firstOf(text, LONGEST_TEXT).match(UNMISTAKABLE) ?? []).flatMap((written) => codeTokens(written, {})[0]);
  return tokens.length ? answerOf(tokens.slice(0, MOST_TOKENS), new Shelf(index), []) : NOTHING;
}

/** What the value of an insertion string means in the tables that explain it, in their order. */
export function ofValue(text, tables, index) {
  if (!index.manifest.codes || !tables?.length) return [];
  const shelf = new Shelf(index);
  const places = tables.map((name) => shelf.tables.findIndex((table) => table.name === name));
  const records = places.filter((place) => place >= 0).flatMap((place) => recordsOf(text, place, shelf));
  return distinct(records).map((record) => matchOf(text, record, shelf));
}

// The places of the tables that all words of a line name.
function named(words, tables) {
  const isNamed = (table) => words.every((word) => table.words.some((name) => name.startsWith(word)));
  return [...tables.keys()].filter((place) => isNamed(tables[place]));
}

function answerOf(tokens, shelf, places) {
  const codes = new Map();
  const groups = [];
  for (const token of tokens) {
    const whole = token.symbol ? { ...token, keys: [...shelf.keys(token.symbol), token.symbol] } : token;
    const records = allRecords(whole, shelf, places).filter(({ table }) => !places.length || places.includes(table));
    for (const match of distinct(records).slice(0, MOST_CODES).map((record) => matchOf(token.text, record, shelf))) {
      const name = `${match.table} ${match.code}`;
      if (!codes.has(name)) codes.set(name, match);
    }
    groups.push(...spoken(whole, records, shelf));
  }
  groups.sort((first, second) => first.standing - second.standing);
  return { codes: [...codes.values()], events: [...new Set(groups.flatMap(({ events }) => events))], isMeant: false };
}

// The codes that a token may be: those of its keys, then those to whose number a base was added.
function allRecords(token, shelf, places) {
  const fits = (record) => {
    const table = shelf.tables[record.table];
    const isNamed = !token.symbol || (record.symbol ?? "").toLowerCase() === token.symbol;
    return (!token.notations || token.notations.has(table.notation)) && isNamed && (table.isReply || !token.isReply);
  };
  const records = token.keys.flatMap((key) => shelf.filed(key).codes.filter(fits));
  for (const place of token.isReply ? [] : shelf.tables.keys()) {
    for (const key of token.keys) if (typeof key === "number") records.push(...withBase(key, place, shelf));
  }
  for (const place of places) {
    if (shelf.tables[place].notation === "flags") records.push(...token.keys.flatMap((key) => flags(key, place, shelf)));
  }
  return records;
}

// The codes of a value in one table; more than one only where it is a sum of flags.
function recordsOf(text, place, shelf) {
  const table = shelf.tables[place];
  for (const key of keysOf(text, table, shelf)) {
    let records = ofTable(key, place, shelf);
    if (!records.length && typeof key === "number") records = withBase(key, place, shelf).slice(0, 1);
    if (!records.length && table.notation === "flags") records = flags(key, place, shelf);
    if (records.length) return records;
  }
  return [];
}

function keysOf(text, table, shelf) {
  const whole = trimmed(text);
  const key = writtenKey(table.notation, text);
  const keys = table.notation === "hex" && EIGHT.test(whole) ? [parseInt(whole, 16)] : [];
  if (key !== null) keys.push(key);
  if (key !== null && table.notation === "pattern") keys.push(withAny(key));
  if (NUMBERS.has(table.notation) && SYMBOL.test(whole)) keys.push(...shelf.keys(whole.toLowerCase()));
  return keys;
}

// The events whose articles mention a token, as a code of one of the tables that have it.
function spoken(token, records, shelf) {
  const own = token.notations?.has("pattern") && !token.symbol ? token.keys.slice(0, 1) : token.keys;
  const tables = new Map(own.map((key) => [key, new Set()]));
  for (const { table, code } of records) {
    const key = writtenKey(shelf.tables[table].notation, code);
    if (key === null || (token.keys.includes(key) && !own.includes(key))) continue;
    tables.set(key, (tables.get(key) ?? new Set()).add(table));
  }
  const isAbout = (group, places) => !group.tables.length || group.tables.some((place) => places.has(place));
  return [...tables].flatMap(([key, places]) => shelf.filed(key).groups.filter((group) => isAbout(group, places)));
}

// The codes without those that a better table has under the same symbol.
function distinct(records) {
  const known = new Map();
  for (const record of records) {
    const name = record.symbol ? record.symbol.toLowerCase() : `${record.table} ${record.code}`;
    if (!known.has(name)) known.set(name, record);
  }
  return [...known.values()];
}

function matchOf(text, record, shelf) {
  const { name, titles, notation, digits } = shelf.tables[record.table];
  const { code, symbol, meaning } = record;
  return { text, code, table: name, titles, symbol, meaning, leading: leading(notation, digits, code), value: "", entry: 0 };
}
