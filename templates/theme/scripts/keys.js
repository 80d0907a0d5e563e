// Keys that work anywhere on a page: `/` and `s` lead to the find field, as in other documentation; and the space bar
// switches the colour scheme, which Material makes of two radio buttons that listen to Enter and arrows only.

/** Whether a key press asks for the find field: `/` or `s` alone, outside of anything one can type in. */
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
    const field = [...document.querySelectorAll("[data-find] input")].find((one) => one.checkVisibility());
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
