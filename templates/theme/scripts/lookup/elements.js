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
  let found = element;
  for (const name of path) found = found?.children.find((one) => one.name === name) ?? null;
  return found;
}

/** An element's text, with references replaced. Of none, the empty text. */
export function content(element) {
  return element ? unescaped(element.text) : "";
}

/** An element without anything in it. */
export function empty(name) {
  return { name, written: name, attributes: new Map(), children: [], text: "", closed: false };
}

/** The tags and texts from a place on: `{kind, name, written, text, start, end}`. */
export function* tokens(text, start) {
  let place = start;
  let behind = start;
  for (let found = search(BEGIN, text, behind); found; found = search(BEGIN, text, behind)) {
    const tag = tagAt(text, found.index);
    behind = tag.length ? tag.at(-1).end : found.index + found[0].length;
    if (tag.length) {
      if (found.index > place) yield plain(text.slice(place, found.index), place, found.index);
      yield* tag;
      place = behind;
    }
  }
  if (place < text.length) yield plain(text.slice(place), place, text.length);
}

/** Where tags with one of some names, in lower case, begin or seem to. */
export function* openings(text, names) {
  for (const match of text.matchAll(NAME)) {
    if (names.has(match[1].toLowerCase())) yield match.index;
  }
}

/** The element that begins at a place, and where it ends: also before the next of its name, for events hold none. */
export function element(text, start) {
  const following = tokens(text, start);
  const opening = following.next().value;
  if (opening?.kind !== "open") return null;
  const root = opened(opening);
  const path = [root];
  let end = opening.end;
  for (let count = 0; count < MOST_TOKENS && path.length; count += 1) {
    const token = following.next().value;
    if (!token || (token.kind === "open" && token.name === root.name)) break;
    end = token.end;
    if (token.kind === "text") path.at(-1).text += token.text;
    else if (token.kind === "close") close(path, token.name);
    else if (path.length < DEEPEST) {
      path.at(-1).children.push(opened(token));
      path.push(path.at(-1).children.at(-1));
    }
  }
  return { root, end };
}

function opened(token) {
  return { ...empty(token.name), written: token.written, attributes: attributes(token.text) };
}

function close(path, name) {
  if (!path.some((one) => one.name === name)) return;
  while (path.at(-1).name !== name) path.pop();
  path.pop().closed = true;
}

function plain(text, start, end) {
  return { kind: "text", name: "", written: "", text, start, end };
}

function tagAt(text, start) {
  if (text.startsWith(CDATA, start)) {
    const end = text.indexOf(CDATA_END, start);
    const stop = end >= 0 ? end : text.length;
    const inside = text.slice(start + CDATA.length, stop).replaceAll("&", "&amp;");
    return [plain(inside, start, Math.min(stop + CDATA_END.length, text.length))];
  }
  if (text.startsWith(COMMENT, start)) {
    const end = text.indexOf(COMMENT_END, start);
    return [plain("", start, end >= 0 ? end + COMMENT_END.length : text.length)];
  }
  const following = text.indexOf("<", start + 1);
  const window = text.slice(start + 1, following >= 0 ? following : text.length);
  const named = TAG.exec(window);
  const stop = tagEnd(window);
  if (!named || stop < 0) return [];
  const written = named[1];
  const end = start + 1 + stop + 1;
  const closing = { kind: "close", name: written.toLowerCase(), written, text: "", start, end };
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
  return new Map(Array.from(text.matchAll(ATTRIBUTE), (found) => [found[1].toLowerCase(), unescaped(found[2].slice(1, -1))]));
}
