// The functions by which Material's script stores a reader's choices, under the names that it calls.
// A classic script that runs before the page is painted.

globalThis.__md_scope = new URL(document.currentScript.dataset.scope, location);

globalThis.__md_hash = (text) => [...text].reduce((sum, letter) => (sum << 5) - sum + letter.charCodeAt(0), 0);

globalThis.__md_get = (key, storage = undefined, scope = globalThis.__md_scope) => {
  try {
    return JSON.parse((storage ?? localStorage).getItem(`${scope.pathname}.${key}`));
  } catch {
    return null; // The storage is forbidden, or another site of this host has written something else.
  }
};

globalThis.__md_set = (key, value, storage = localStorage, scope = globalThis.__md_scope) => {
  try {
    storage.setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
  } catch {
    // The storage is full or forbidden: the choice then applies to this page only.
  }
};
