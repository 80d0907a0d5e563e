// What this site remembers in the reader's browser, and nothing else: the language and the log tool they chose.
// (The colour scheme is remembered by Material.) A browser that forbids it is no reason to fail.

const PREFIX = "eventkb.";

export function remembered(name) {
  try {
    return localStorage.getItem(PREFIX + name) ?? "";
  } catch {
    return "";
  }
}

export function remember(name, value) {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    // Private windows and strict settings refuse; the reader then chooses again.
  }
}
