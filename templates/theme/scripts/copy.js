// Copy buttons: what stands beside one goes to the clipboard; the button shows it and a status line says it.

import { announce } from "./announce.js";

const SHOWN_FOR = 1500;

/** A command as it is copied: each insertion string as `<name>`, which no shell runs by accident. */
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

/** The address of the link before the button, or the code of the figure or section that holds it. */
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
