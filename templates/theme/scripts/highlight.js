// Marks the words of a search in an article opened from its results: `#h=words`. Changes text nodes only, stores nothing.

import { fold, words } from "./rows.js";

const BEGINNING = "#h=";
const SHORTEST = 3;
const WORD = /[\p{L}\p{N}_]+/gu;
const WHERE = ".lead, .message blockquote, .prose, .action-text, .facts code";

export function enableHighlighting(root) {
  if (!location.hash.startsWith(BEGINNING)) return;
  let wanted;
  try {
    wanted = words(decodeURIComponent(location.hash.slice(BEGINNING.length))).filter((word) => word.length >= SHORTEST);
  } catch {
    return; // a broken address; the article is complete without marks
  }
  for (const place of root.querySelectorAll(WHERE)) {
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) if (!walker.currentNode.parentElement.closest(".insertion")) nodes.push(walker.currentNode);
    for (const node of nodes) mark(node, wanted);
  }
}

function mark(node, wanted) {
  const text = node.data;
  const pieces = [];
  let position = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const folded = fold(word);
    if (!wanted.some((start) => folded.includes(start))) continue;
    const mark = document.createElement("mark");
    mark.textContent = word;
    pieces.push(text.slice(position, index), mark);
    position = index + word.length;
  }
  if (pieces.length) node.replaceWith(...pieces, text.slice(position));
}
