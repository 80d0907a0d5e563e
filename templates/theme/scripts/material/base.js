// The functions by which Material's script keeps a reader's choices, under the names that it calls them by.
// A classic script, run before the page is painted.

globalThis.__md_scope = new URL(document.currentScript.dataset.scope, location);

globalThis.__md_hash = (text) => [...text].reduce((sum, one) => (sum << 5) - sum + one.charCodeAt(0), 0);

globalThis.__md_get = (key, storage = localStorage, scope = globalThis.__md_scope) =>
  JSON.parse(storage.getItem(`${scope.pathname}.${key}`));

globalThis.__md_set = (key, value, storage = localStorage, scope = globalThis.__md_scope) => {
  try {
    storage.setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
  } catch {
    // A full or forbidden storage: then the choice holds for this page only.
  }
};
