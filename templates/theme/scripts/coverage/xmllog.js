// Event XML that comes in blocks, by the paths of the formats; as in generator/eventkb/coverage/logs.py.

import { unescaped } from "../lookup/paste.js";
import { READ, eventOf } from "./event.js";
import { LONGEST } from "./jsonlog.js";

const ROOT_END = /<\/(?:[A-Za-z][A-Za-z0-9_.-]*:)?Event[ \t\r\n]*>/iu;
export const ROOT_START = /<(?:[A-Za-z][A-Za-z0-9_.-]*:)?Event(?=[ \t\r\n>])/giu;

/** A function from a block to its events. */
export function xml(words) {
  const paths = pathsOf(words);
  let rest = "";
  return function* read(block, isLast = false) {
    const parts = (rest + block).split(ROOT_END);
    rest = parts.pop();
    for (const part of parts) yield* elements(part, paths, words);
    const isBroken = rest.length > LONGEST || (isLast && rest.search(ROOT_START) >= 0);
    if (isBroken) yield null;
    if (isBroken || isLast) rest = "";
  };
}

// The element that ends here; those that begin before it have no end.
function* elements(part, paths, words) {
  const starts = Array.from(part.matchAll(ROOT_START), ({ index }) => index);
  if (!starts.length) return;
  for (const _ of starts.slice(1)) yield null;
  const element = part.slice(starts.at(-1));
  const facts = [];
  for (const [field, pattern] of paths) {
    const match = pattern.exec(element);
    if (match) facts.push([field, unescaped(match.slice(1).find(Boolean) ?? "")]);
  }
  yield eventOf(facts, words);
}

function pathsOf(words) {
  const roots = words.formats.filter(({ family, root }) => family === "xml" && root === "event");
  const paths = roots.flatMap(({ fields }) => Object.entries(fields));
  return paths.filter(([, field]) => READ.has(field)).map(([path, field]) => [field, elementPattern(path)]);
}

function elementPattern(path) {
  const [names, attribute] = path.split("@");
  const start = `<(?:[a-z][a-z0-9_.-]*:)?${names.split("/").at(-1)}(?=[ \\t\\r\\n/>])`;
  const value = attribute ? `[^>]*?[ \\t\\r\\n]${attribute}[ \\t]*=[ \\t]*(?:"([^"<]*)"|'([^'<]*)')` : "[^>]*>([^<]*)<";
  return new RegExp(start + value, "iu");
}
