// Tables in boxes, as programs draw them in a terminal; the twin of generator/eventkb/lookup/boxes.py.

import { stripped } from "./paste.js";

const RULER = /^[ \t]*[┌├└╭╰╞╔╠╚┏┣┗+][─═━┬┼┴╤╪╧╦╬╩┳╋┻+-]{3,}[┐┤┘╮╯╡╗╣╝┓┫┛+]?[ \t]*$/u;
const BELOW_HEAD = /^[ \t]*\|(?:[ \t]*:?-{3,}:?[ \t]*\|){2,}[ \t]*$/u;
const SIDE = /[│┃║|┆]/u;
const BESIDE = 2;

/** The rows of the tables of a text, with their heads; a cell keeps its lines. None without rulers. */
export function boxed(text) {
  const groups = [[]];
  let above = "";
  for (const line of text.split("\n")) {
    const inner = stripped(line, " \t");
    if (BELOW_HEAD.test(line)) groups.push([above.split(SIDE).slice(1, -1)], []);
    else if (RULER.test(line)) groups.push([]);
    else if (groups.length > 1 && SIDE.test(inner.slice(0, 1))) groups.at(-1).push(inner.split(SIDE).slice(1, -1));
    above = inner;
  }
  const filled = groups.filter((group) => group.length);
  if (!filled.length) return [];
  const linesAreRows = filled.length === 2;
  return [rowOf(filled[0]), ...filled.slice(1).flatMap((group) => (linesAreRows ? group.map(cells) : [rowOf(group)]))];
}

function cells(line) {
  return line.map((cell) => stripped(cell));
}

function rowOf(lines) {
  const width = Math.min(...lines.map(({ length }) => length));
  return lines[0].slice(0, width).map((_, place) => cellOf(lines.map((line) => line[place])));
}

// The text of a cell. A line that fills it goes on in the next one.
function cellOf(lines) {
  let text = "";
  let isFull = true;
  for (const line of lines) {
    const part = stripped(line);
    if (!part) continue;
    text += isFull ? part : `\n${part}`;
    isFull = Array.from(line).length - Array.from(part).length <= BESIDE;
  }
  return text;
}
