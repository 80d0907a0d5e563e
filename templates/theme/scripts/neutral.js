// Pages without a language: redirects to the page in the reader's language, with the fragment, if there is one.

import { preferred, rememberChoices } from "./language.js";
import { remembered } from "./storage.js";

const links = [...document.querySelectorAll("a[hreflang]")];
rememberChoices(links);

if ("goesOn" in document.body.dataset) {
  const chosen = preferred(
    links.map((link) => link.hreflang),
    [remembered("language"), ...navigator.languages].filter(Boolean),
  );
  const link = links.find((candidate) => candidate.hreflang === chosen);
  if (link) location.replace(new URL(location.hash || "#", link.href).href.replace(/#$/, ""));
}
