// Copy buttons: copy the text beside them to the clipboard; the button and a status line confirm it.

import { announce } from "./announce.js";

const SHOWN_FOR = 1500;

/** The text of a command to copy: insertion strings become `<name>`, which no shell runs by accident. */
export function commandText(pieces) {
  return pieces.map(({ text, name }) => (name ? `<${name}>` : text)).join("");
}

export function enableCopying(root) {
  for (const button of root.querySelectorAll("[data-copy]")) {
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", () => copy(button));
  }
}

async function copy(button) {
  await navigator.clipboard.writeText(beside(button));
  if (button.classList.contains("is-done")) return;
  const { textContent: word, ariaLabel: name } = button;
  const copied = button.closest("[data-copied]")?.dataset.copied ?? word;
  const show = (isDone, shown, label) => {
    button.classList.toggle("is-done", isDone);
    button.textContent = shown;
    button.ariaLabel = label;
  };
  show(true, copied, copied);
  announce(copied);
  setTimeout(() => show(false, word, name), SHOWN_FOR);
}

/** The address of the link before the button, or the code of the figure or section that contains it. */
function beside(button) {
  const link = button.previousElementSibling?.closest("a");
  if (link) return link.href;
  const code = button.closest("figure, section").querySelector("pre code");
  return commandText([...code.childNodes].map(piece));
}

function piece(node) {
  const name = node.nodeType === Node.ELEMENT_NODE ? node.querySelector(":scope > i") : null;
  return { text: node.textContent, name: name?.textContent };
}
