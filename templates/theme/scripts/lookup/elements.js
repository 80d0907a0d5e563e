// XML as pastes have it, truncated or quoted; the twin of generator/eventkb/lookup/elements.py.

import { search, unescaped } from "./paste.js";

const DEEPEST = 32;
const MOST_TOKENS = 10_000;
const BEGIN = /<[A-Za-z_/!]/gu;
const NAME = /<(?:[A-Za-z_][A-Za-z0-9_.-]{0,30}:)?([A-Za-z]{1,30})(?=[ \t\n/>])/gu;
const TAG = /^\/?(?:[A-Za-z_][A-Za-z0-9_.-]*:)?([A-Za-z_][A-Za-z0-9_.-]*)/u;
const ATTRIBUTE = /(?:[A-Za-z_][A-Za-z0-9_.-]*:)?([A-Za-z_][A-Za-z0-9_.-]*)[ \t\n]*=[ \t\n]*("[^"]*"|'[^']*')/gu;
const QUOTE = /["']/gu;
const CDATA = "<![CDATA[";
const CDATA_END = "]]>";
const COMMENT = "<!--";
const COMMENT_END = "-->";

/** The first descendant on a path of names, or null. */
export function child(element, ...path) {
  let target = element;
  for (const name of path) target = target?.children.find((inner) => inner.name === name) ?? null;
  return target;
}

/** An element's text, with references replaced; the empty text for null. */
export function content(element) {
  return element ? unescaped(element.text) : "";
}

/** The tags and texts from a place on: `{kind, name, text, end}`. */
export function* tokens(text, start) {
  let place = start;
  let behind = start;
  for (let match = search(BEGIN, text, behind); match; match = search(BEGIN, text, behind)) {
    const tag = tagAt(text, match.index);
    behind = tag.length ? tag.at(-1).end : match.index + match[0].length;
    if (tag.length) {
      if (match.index > place) yield plain(text.slice(place, match.index), match.index);
      yield* tag;
      place = behind;
    }
  }
  if (place < text.length) yield plain(text.slice(place), text.length);
}

/** Where tags with one of some names, in lower case, begin or seem to. */
export function* openings(text, names) {
  for (const match of text.matchAll(NAME)) {
    if (names.has(match[1].toLowerCase())) yield match.index;
  }
}

/** The element that begins at a place, and where it ends: at the latest before the next element of its name. */
export function element(text, start) {
  const following = tokens(text, start);
  const opening = following.next().value;
  if (opening?.kind !== "open") return null;
  const root = opened(opening);
  const path = [root];
  let end = opening.end;
  for (let count = 0; count < MOST_TOKENS && path.length; count += 1) {
    const token = following.next().value;
    if (!token || (token.kind === "open" && token.name.toLowerCase() === root.name)) break;
    end = token.end;
    if (token.kind === "text") path.at(-1).text += token.text;
    else if (token.kind === "close") close(path, token.name.toLowerCase());
    else if (path.length < DEEPEST) {
      path.at(-1).children.push(opened(token));
      path.push(path.at(-1).children.at(-1));
    }
  }
  return { root, end };
}

function opened({ name, text }) {
  return { name: name.toLowerCase(), written: name, attributes: attributes(text), children: [], text: "", closed: false };
}

function close(path, name) {
  if (!path.some((open) => open.name === name)) return;
  while (path.at(-1).name !== name) path.pop();
  path.pop().closed = true;
}

function plain(text, end) {
  return { kind: "text", name: "", text, end };
}

function tagAt(text, start) {
  if (text.startsWith(CDATA, start)) {
    const end = text.indexOf(CDATA_END, start);
    const stop = end >= 0 ? end : text.length;
    const inside = text.slice(start + CDATA.length, stop).replaceAll("&", "&amp;");
    return [plain(inside, Math.min(stop + CDATA_END.length, text.length))];
  }
  if (text.startsWith(COMMENT, start)) {
    const end = text.indexOf(COMMENT_END, start);
    return [plain("", end >= 0 ? end + COMMENT_END.length : text.length)];
  }
  const following = text.indexOf("<", start + 1);
  const window = text.slice(start + 1, following >= 0 ? following : text.length);
  const named = TAG.exec(window);
  const stop = tagEnd(window);
  if (!named || stop < 0) return [];
  const closing = { kind: "close", name: named[1], text: "", end: start + 1 + stop + 1 };
  if (window.startsWith("/")) return [closing];
  const opening = { ...closing, kind: "open", text: window.slice(named[0].length, stop) };
  return window[stop - 1] === "/" ? [opening, closing] : [opening];
}

function tagEnd(window) {
  let place = 0;
  let end = window.indexOf(">");
  while (end >= 0) {
    const quote = search(QUOTE, window, place);
    const closing = quote && quote.index < end ? window.indexOf(quote[0], quote.index + 1) : -1;
    if (closing < 0) return end;
    place = closing + 1;
    end = end < place ? window.indexOf(">", place) : end;
  }
  return -1;
}

function attributes(text) {
  return new Map(Array.from(text.matchAll(ATTRIBUTE), ([, name, value]) => [name.toLowerCase(), unescaped(value.slice(1, -1))]));
}
