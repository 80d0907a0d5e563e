// Pages that belong to no language: go on to the reader's, with the fragment, unless the page has nowhere to go on to.

import { preferred, rememberChoices } from "./language.js";
import { remembered } from "./storage.js";

const links = [...document.querySelectorAll("a[hreflang]")];
rememberChoices(links);

if ("goesOn" in document.body.dataset) {
  const chosen = preferred(
    links.map((link) => link.hreflang),
    [remembered("language"), ...navigator.languages].filter(Boolean),
  );
  const link = links.find((one) => one.hreflang === chosen);
  if (link) location.replace(new URL(location.hash || "#", link.href).href.replace(/#$/, ""));
}
