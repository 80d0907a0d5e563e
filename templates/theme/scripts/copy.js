// Copy buttons: copy the text beside them to the clipboard; the button and a status line confirm it. Where the browser
// refuses, the text is selected instead, so that a key copies it.

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

/** Whether a text could be put into the clipboard; a browser or a policy may refuse it. */
export async function isWritten(clipboard, text) {
  try {
    await clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

async function copy(button) {
  const source = beside(button);
  if (!(await isWritten(navigator.clipboard, textOf(source)))) {
    getSelection().selectAllChildren(source);
    announce(button.closest("[data-selected]")?.dataset.selected ?? "");
    return;
  }
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

/** The link before the button, or the code of the figure or section that contains it. */
function beside(button) {
  const link = button.previousElementSibling?.closest("a");
  return link ?? button.closest("figure, section").querySelector("pre code");
}

/** The address of a link, or a command as one can type it. */
function textOf(source) {
  return source.href ?? commandText([...source.childNodes].map(piece));
}

function piece(node) {
  const name = node.nodeType === Node.ELEMENT_NODE ? node.querySelector(":scope > i") : null;
  return { text: node.textContent, name: name?.textContent };
}
