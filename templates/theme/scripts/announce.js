// A line that screen readers speak when it changes.

export function announce(text) {
  const line = document.querySelector("[data-announcements]");
  if (!line) return;
  line.textContent = "";
  requestAnimationFrame(() => {
    line.textContent = text;
  });
}
