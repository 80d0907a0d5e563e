// All that this site stores in the reader's browser: the chosen language and log tool. (Material stores the colour
// scheme.) If a browser forbids storage, nothing fails.

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
    // Private browsing and strict settings refuse to store; the reader then chooses again.
  }
}
