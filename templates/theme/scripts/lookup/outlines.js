// Indented outlines: YAML of exports, lists of debug texts; the twin of generator/eventkb/lookup/outlines.py.

import { isObject, pieces } from "./objects.js";
import { stripped } from "./paste.js";

const SIGN = /\n[ \t]{1,80}(?:-> )?["']?[Ee]vent_?(?:ID|id|Id)["']?:/u;
const DEEPEST = 32;
const LONGEST = 20_000;
const LINE = /^([ \t]*)((?:-[ \t]+)?)(?:->[ \t]+)?(.*)$/u;
const KEY = /^["']?([A-Za-z_@#$][A-Za-z0-9_@#$.-]{0,60})["']?:(?:[ \t]+(.*))?$/u;
const WRAPPED = /^(?:Str|Int|Double|Bool|Map|Slice|Bytes)\((.*)\)$/u;
const DOCUMENT = "---";
const NOTHING = new Set(["null", "~"]);
const BLOCK = new Set(["|", "|-", ">", ">-", "|+", ">+"]);
const ROOT_LIST = "items";

/** The documents of a text that may be an outline of events. */
export function* outlines(text) {
  if (!SIGN.test(text)) return;
  let outline = new Outline();
  for (const line of text.split("\n")) {
    if (line.startsWith(DOCUMENT)) {
      yield outline.root;
      outline = new Outline();
    } else outline.add(line);
  }
  yield outline.root;
}

// The values of a document, filled line by line. Each level is a container with the indentation of its lines.
class Outline {
  constructor() {
    this.root = {};
    this.levels = [[0, this.root]];
    this.open = null;
    this.last = null;
  }

  add(line) {
    const [, blanks, sign, rest] = LINE.exec(line);
    if (!rest) return;
    const isItem = Boolean(sign);
    const key = KEY.exec(rest);
    if (!key && !isItem) {
      this.#continue(rest);
      return;
    }
    let indent = blanks.length;
    this.#goTo(indent, isItem);
    let container = this.levels.at(-1)[1];
    if (isItem && Array.isArray(container)) {
      if (!key) {
        container.push(scalar(rest));
        return;
      }
      const item = {};
      container.push(item);
      indent += sign.length;
      this.levels.push([indent, item]);
      container = item;
    }
    if (key && isObject(container)) this.#set(container, key[1], stripped(key[2] ?? ""), indent);
  }

  // Makes the container that a line belongs to the last level.
  #goTo(indent, isItem) {
    const { open, levels } = this;
    if (open && (indent > open[2] || (isItem && indent === open[2]))) {
      const inner = isItem ? [] : {};
      put(open[0], open[1], inner);
      if (levels.length < DEEPEST) levels.push([indent, inner]);
    }
    this.open = null;
    while (levels.length > 1 && (levels.at(-1)[0] > indent || (Array.isArray(levels.at(-1)[1]) && !isItem))) levels.pop();
    if (isItem && levels.length === 1) {
      if (!Object.hasOwn(this.root, ROOT_LIST)) this.root[ROOT_LIST] = [];
      if (Array.isArray(this.root[ROOT_LIST])) levels.push([indent, this.root[ROOT_LIST]]);
    }
  }

  #set(container, key, text, indent) {
    put(container, key, scalar(text));
    this.last = [container, key];
    this.open = text ? null : [container, key, indent];
  }

  #continue(text) {
    if (!this.last) return;
    const [container, key] = this.last;
    if (typeof container[key] !== "string" || container[key].length >= LONGEST) return;
    container[key] = container[key] ? `${container[key]}\n${text}` : text;
    this.open = null;
  }
}

// A key such as `__proto__` is a name like any other.
function put(container, key, value) {
  Object.defineProperty(container, key, { value, writable: true, enumerable: true, configurable: true });
}

function scalar(text) {
  const inner = WRAPPED.exec(text)?.[1] ?? text;
  if (BLOCK.has(inner)) return "";
  if (NOTHING.has(inner)) return null;
  if (inner.startsWith("{") || inner.startsWith("[")) {
    const { value: piece } = pieces(inner).next();
    return piece ? piece.value : inner;
  }
  const isQuoted = inner.length > 1 && `"'`.includes(inner[0]) && inner.at(-1) === inner[0];
  return isQuoted ? inner.slice(1, -1) : inner;
}
