// Keyboard shortcuts: `/` and `s` move to the search field, as in other documentation; the space bar switches the colour
// scheme, since Material's radio buttons for it react only to Enter and the arrow keys.

/** Whether a key press should move to the search field: `/` or `s` alone, outside of fields for text. */
export function asksForFind({ key, ctrlKey, metaKey, altKey, isComposing }, isTyping) {
  return (key === "/" || key === "s") && !ctrlKey && !metaKey && !altKey && !isComposing && !isTyping;
}

export function enableKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.key === " " && event.target.matches?.(".md-option")) {
      event.preventDefault();
      switchScheme(event.target);
    }
    const isTyping = Boolean(event.target.closest?.("input, textarea, select, [contenteditable]"));
    if (!asksForFind(event, isTyping)) return;
    const field = [...document.querySelectorAll("[data-find] input")].find((input) => input.checkVisibility());
    event.preventDefault();
    if (!field) {
      document.querySelector(".header-find-icon")?.click();
      return;
    }
    field.focus();
    field.select();
  });
}

function switchScheme(option) {
  const label = option.nextElementSibling;
  label.click();
  document.getElementById(label.htmlFor).focus();
}
