// Results by source, best first, with the words of the question marked; cloned from templates of the page.

import { pieces } from "./excerpt.js";
import { placeOf } from "./place.js";

const FAR = 0.12;

/** Shows results `{score, url, meta, excerpt}`; those with a score far below the best come last. */
export function showResults(root, results, query) {
  const best = results[0]?.score ?? 0;
  const likely = results.filter(({ score }) => score >= best * FAR);
  const others = results.filter(({ score }) => score < best * FAR);
  const less = others.length ? [root.querySelector("[data-less]").content.firstElementChild.cloneNode(true)] : [];
  const told = new Set();
  const shown = [...groups(root, likely, query, told), ...less, ...groups(root, others, query, told)];
  root.querySelector(".search-groups").replaceChildren(...shown);
}

function groups(root, results, query, told) {
  const bySource = new Map();
  for (const entry of results) bySource.set(entry.meta.source, [...(bySource.get(entry.meta.source) ?? []), entry]);
  return [...bySource].map(([source, own]) => {
    const group = root.querySelector("[data-group]").content.firstElementChild.cloneNode(true);
    group.querySelector("h2").textContent = source;
    group.querySelector("ul").append(...own.map((entry) => result(root, entry, query, told)));
    return group;
  });
}

// `told` are the excerpts of results above: a text that several articles share is shown once.
function result(root, entry, query, told) {
  const { title, href, excerpt } = placeOf(entry, query);
  const item = root.querySelector("[data-result]").content.firstElementChild.cloneNode(true);
  const link = item.querySelector("a");
  link.textContent = title;
  link.href = `${root.dataset.root}${href}`;
  const level = root.querySelector("[data-levels]").content.querySelector(`.level-${CSS.escape(entry.meta.level || "none")}`);
  if (level) item.querySelector("h3").append(" ", level.cloneNode(true));
  const [summary, place] = item.querySelectorAll("p");
  const saying = entry.meta.summary ?? "";
  const nodes = pieces(excerpt);
  const words = plain(nodes);
  const marked = nodes.filter((node) => node.nodeName === "MARK").map((node) => node.textContent);
  if (saying) summary.append(...withMarks(saying, marked));
  else summary.remove(); // a code, whose excerpt is its meaning
  if (told.has(words) || plain([saying]).includes(words)) place.remove();
  else place.append(...without(nodes, overlap(saying, words)));
  told.add(words);
  return item;
}

/** The text of nodes and strings. */
function plain(nodes) {
  return nodes.map((node) => node.textContent ?? node).join("").trim();
}

/** How many characters an excerpt repeats at its beginning from the end of the summary, which is shown above it. */
export function overlap(summary, excerpt) {
  for (let length = Math.min(summary.length, excerpt.length); length > 0; length -= 1) {
    if (excerpt.startsWith(summary.slice(-length))) return length;
  }
  return 0;
}

// The nodes without their first characters.
function without(nodes, count) {
  let rest = count;
  return nodes.map((node) => {
    const text = node.textContent ?? node;
    const cut = Math.min(rest, text.length);
    rest -= cut;
    if (node.nodeName !== "MARK") return text.slice(cut);
    node.textContent = text.slice(cut);
    return node;
  });
}

// A text with the words marked that are marked in the excerpt.
function withMarks(text, marked) {
  const wanted = new Set(marked.map(bare));
  return text.split(/(?<=\s)/u).map((word) => {
    if (!wanted.has(bare(word))) return word;
    const mark = document.createElement("mark");
    mark.textContent = word.trimEnd();
    const both = document.createDocumentFragment();
    both.append(mark, word.slice(mark.textContent.length));
    return both;
  });
}

const bare = (word) => word.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
