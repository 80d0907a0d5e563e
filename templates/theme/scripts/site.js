// Enables the scripts of a page. Without them, everything is still readable: queries are open, tables and links plain.

import { enableCases } from "./cases.js";
import { enableChecks } from "./checks.js";
import { enableCopying } from "./copy.js";
import { enableDrawer } from "./drawer.js";
import { enableHighlighting } from "./highlight.js";
import { enableInsertions } from "./insertion.js";
import { enableKeys } from "./keys.js";
import { rememberChoices } from "./language.js";
import { enableLinking } from "./linking.js";
import { enablePrefetching } from "./prefetch.js";
import { enablePrinting } from "./print.js";
import { keepTableRoles } from "./roles.js";
import { enableScrolling } from "./scrolling.js";
import { enableTables } from "./table.js";
import { enableTabs } from "./tabs.js";
import { enableTheme } from "./theme.js";

enableTheme(document);
enableTabs(document);
enableLinking(document); // before enableCopying, since it creates copy buttons
enableCopying(document);
enableInsertions(document);
enableCases(document);
enableTables(document);
enableChecks(document);
keepTableRoles(document);
enableScrolling(document);
enableHighlighting(document);
enablePrinting(document);
enableDrawer();
enableKeys();
rememberChoices(document.querySelectorAll(".language-link"));
enablePrefetching();
enableSearchPage(document.querySelector("[data-search]"));
enableGuidePage(document.querySelector("[data-guide]"));

async function enableGuidePage(guide) {
  if (!guide) return;
  const { enableGuide } = await import("./guide/main.js");
  enableGuide(guide);
}

async function enableSearchPage(page) {
  if (!page) return;
  try {
    const { enableSearching } = await import("./search/main.js");
    await enableSearching(page);
  } catch {
    page.querySelector(".search-needs").prepend(`${page.dataset.failed} `);
  }
}
