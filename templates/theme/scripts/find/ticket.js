// An entry as it can be given away, shown before it is copied.

import { announce } from "../announce.js";
import { isWritten } from "../copy.js";
import { masked } from "../lookup/mask.js";
import { element } from "./element.js";

const LONGEST = 100_000;

/** The elements of a masked text: heading, text, note, button. */
export function ticket(text, entries, pasteWords, words) {
  const { mask, copy, copied } = words;
  const written = masked(text.slice(0, LONGEST), entries, pasteWords, mask.kinds);
  const shown = element("pre", { tabindex: "0", "aria-labelledby": "ticket-heading" }, written);
  const button = element("button", { type: "button", class: "button button-quiet" }, copy);
  button.addEventListener("click", async () => {
    if (await isWritten(navigator.clipboard, written)) {
      button.textContent = copied;
      announce(copied);
    } else getSelection().selectAllChildren(shown);
  });
  return [element("h3", { id: "ticket-heading", tabindex: "-1" }, mask.title), shown, element("p", {}, mask.note), button];
}
