// Applies the reader's colour scheme before the page is painted, and is a classic script for that reason.

(() => {
  const chosen = globalThis.__md_get("__palette");
  if (!chosen?.color) return;
  for (const [name, value] of Object.entries(chosen.color)) document.body.setAttribute(`data-md-color-${name}`, value);
})();
