// A page that has its content in every language at once: shows it in the reader's, and enables the scripts of the page.
// Without it, all languages are read side by side.

import { enableCopying } from "./copy.js";
import { enableInsertions } from "./insertion.js";
import { enableKeys } from "./keys.js";
import { preferred, rememberChoices } from "./language.js";
import { remembered } from "./storage.js";
import { enableTabs } from "./tabs.js";

const links = [...document.querySelectorAll(".neutral-languages a")];
const language = languageOf(links.map((link) => link.lang));
const copyButton = document.getElementById("copy-button").content;

document.documentElement.lang = language;
leave(document, language);
leave(copyButton, language);
putFirst(language);
for (const link of links) {
  if (link.lang === language) useWords(link);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    if (location.hash === `#${language}`) history.replaceState(null, "", location.pathname);
    location.reload();
  });
}
rememberChoices(links);
for (const place of document.querySelectorAll(".permalink a, .query h3")) place.after(copyButton.cloneNode(true));
enableTabs(document);
enableCopying(document);
enableInsertions(document);
enableKeys();

// The language that the address asks for, or that of the page that the reader comes from, or else the preferred one.
function languageOf(offered) {
  const asked = offered.find((locale) => location.hash === `#${locale}`);
  if (asked) return asked;
  const before = document.referrer.startsWith(location.origin) ? new URL(document.referrer).pathname.split("/") : [];
  const read = offered.filter((locale) => before.includes(locale));
  const chosen = remembered("language");
  // After a reload, the browser still names the page before, although the reader may have chosen another language here.
  const isReload = performance.getEntriesByType("navigation")[0]?.type === "reload";
  const known = isReload ? [chosen, ...read] : [...read, chosen];
  return preferred(offered, [...known, ...navigator.languages].filter(Boolean)) || offered[0];
}

// Takes away what is there in the reader's language, too.
function leave(root, own) {
  for (const part of root.querySelectorAll("span[lang]")) {
    const isKnown = [...part.parentElement.children].some((other) => other.lang === own);
    if (isKnown && part.lang !== own) part.remove();
  }
  for (const note of root.querySelectorAll("[data-reader]")) if (note.lang !== own) note.remove();
}

// The message in the reader's language comes first; the others stay, to compare.
function putFirst(own) {
  for (const wording of document.querySelectorAll(".message blockquote")) {
    if (wording.lang === own) wording.parentElement.querySelector("blockquote").before(wording);
  }
}

// Texts that are attributes can be in one language only.
function useWords(link) {
  const { events, findLabel, findHint, copied, selected } = link.dataset;
  link.ariaCurrent = "true";
  const form = document.querySelector("form[data-find]");
  form.action = events;
  form.ariaLabel = findLabel;
  const field = form.querySelector("input");
  field.ariaLabel = findLabel;
  field.placeholder = findHint;
  document.querySelector(".brand").href = link.href;
  Object.assign(document.getElementById("__content").dataset, { copied, selected });
}
