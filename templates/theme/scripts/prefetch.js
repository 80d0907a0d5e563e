// Prefetching: browsers that support speculation rules load an article while the pointer rests on a link to it. Only for
// pages of this language, and not for readers who save data.

/** The rules for all pages below `root`, the address of the home page of a language. */
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
