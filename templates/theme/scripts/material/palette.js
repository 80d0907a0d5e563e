// The colour scheme that a reader chose, put on the page before it is painted. A classic script for that reason.

(() => {
  const chosen = globalThis.__md_get("__palette");
  if (!chosen?.color) return;
  for (const [name, value] of Object.entries(chosen.color)) document.body.setAttribute(`data-md-color-${name}`, value);
})();
