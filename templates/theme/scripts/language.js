// Chooses one of the languages that a page offers, by the reader's preferences.

import { remember } from "./storage.js";

/** The first wanted language that is offered, compared by its code or the part before the hyphen; "" if there is none. */
export function preferred(offered, wanted) {
  for (const language of wanted) {
    const base = language.toLowerCase().split("-")[0];
    const match = offered.find((locale) => locale.toLowerCase() === language.toLowerCase())
      ?? offered.find((locale) => locale.toLowerCase() === base);
    if (match) return match;
  }
  return "";
}

/** Remembers the language of a clicked language link, and keeps the position on the page. */
export function rememberChoices(links) {
  for (const link of links) {
    link.addEventListener("click", () => {
      remember("language", link.hreflang);
      if (location.hash && !link.hash) link.hash = location.hash;
    });
  }
}
