// Words that led from the search to an article, marked in it: `#h=words`. Text nodes only, and nothing is kept.

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
    return; // somebody's broken address; the article is whole without marks
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
  const found = [];
  let position = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const folded = fold(word);
    if (!wanted.some((one) => folded.includes(one))) continue;
    const made = document.createElement("mark");
    made.textContent = word;
    found.push(text.slice(position, index), made);
    position = index + word.length;
  }
  if (found.length) node.replaceWith(...found, text.slice(position));
}
