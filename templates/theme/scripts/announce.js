// A line that screen readers speak when it changes.

/** Milliseconds after the last key: whoever types is not spoken to, and each announcement costs a layout. */
export const SILENCE = 300;

let waiting = 0;

export function announce(text) {
  const line = document.querySelector("[data-announcements]");
  if (!line) return;
  line.textContent = "";
  requestAnimationFrame(() => {
    line.textContent = text;
  });
}

/** Announces a text when nobody has typed for a moment; of several, the last one. */
export function announceLater(text) {
  clearTimeout(waiting);
  waiting = setTimeout(() => announce(text), SILENCE);
}
