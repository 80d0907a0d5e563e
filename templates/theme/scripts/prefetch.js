// Pages that feel instant: where the browser knows speculation rules, it loads an article while the pointer rests on
// its link. Only pages of this language, and nothing for readers who save data.

/** The rules for all pages below `root`, the address of a language's home. */
export function rules(root) {
  const where = { and: [{ href_matches: `${root}*` }, { not: { selector_matches: "[download], [rel~=external]" } }] };
  return { prerender: [{ where, eagerness: "moderate" }] };
}

export function enablePrefetching() {
  const isKnown = HTMLScriptElement.supports?.("speculationrules");
  if (!isKnown || navigator.connection?.saveData || location.protocol === "file:") return;
  const script = document.createElement("script");
  script.type = "speculationrules";
  script.textContent = JSON.stringify(rules(new URL("../", import.meta.url).pathname));
  document.head.append(script);
}
