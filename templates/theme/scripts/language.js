// Which of the languages that a page offers its reader wants.

import { remember } from "./storage.js";

/** The first of the wanted languages that is offered, by its code or by the part before the hyphen; else "". */
export function preferred(offered, wanted) {
  for (const language of wanted) {
    const base = language.toLowerCase().split("-")[0];
    const found = offered.find((one) => one.toLowerCase() === language.toLowerCase())
      ?? offered.find((one) => one.toLowerCase() === base);
    if (found) return found;
  }
  return "";
}

/** A click on a link to another language is a choice; it is remembered, and the place on the page is kept. */
export function rememberChoices(links) {
  for (const link of links) {
    link.addEventListener("click", () => {
      remember("language", link.hreflang);
      if (location.hash && !link.hash) link.hash = location.hash;
    });
  }
}
