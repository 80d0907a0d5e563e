// The list of suggestions below a search field, which makes the field a combobox.

import { element } from "./element.js";

let count = 0;

/** Creates the list of suggestions below a field, and makes the field a combobox. */
export function listBelow(form, input) {
  count += 1;
  const id = `find-list-${count}`;
  const box = element("ul", { id, role: "listbox", class: "find-list-box" });
  const hint = element("span", { id: `${id}-private`, class: "private" });
  const counted = element("span", { class: "find-count" });
  const list = element("div", { class: "find-list", hidden: true }, box, element("p", { class: "find-foot" }, hint, counted));
  form.append(list);
  const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id };
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
  if (!input.hasAttribute("aria-describedby")) input.setAttribute("aria-describedby", hint.id);
  return { element: list, box, private: hint, count: counted };
}

/** Shows options in the place of others. What is equal stays as it is, since each change of a page costs a layout. */
export function renew(box, options) {
  const old = [...box.children];
  for (const option of old.slice(options.length)) option.remove();
  for (const [place, option] of options.entries()) {
    if (place >= old.length) box.append(option);
    else if (!old[place].isEqualNode(option)) old[place].replaceWith(option);
  }
}

/** Adds options before all others but guides. An address that is among the others already stays where it is. */
export function addAbove(box, options) {
  const path = (option) => new URL(option.dataset.href, document.baseURI).pathname;
  const there = new Set([...box.children].map(path));
  const added = options.filter((option) => !there.has(path(option)));
  const guide = [...box.querySelectorAll(":scope > .find-guide")].at(-1);
  if (guide) guide.after(...added);
  else box.prepend(...added);
}

/** Makes options follow their address when they are clicked. */
export function enablePointer(list) {
  const follow = (option, event) => {
    if (event.ctrlKey || event.metaKey) window.open(option.dataset.href, "_blank", "noopener");
    else location.assign(option.dataset.href);
  };
  const optionAt = (event) => event.target.closest("[role=option]");
  let pressed = null;
  list.element.addEventListener("mousedown", (event) => {
    // A press on the list must not take the focus away from the field.
    event.preventDefault();
    pressed = event.button === 0 ? optionAt(event) : null;
  });
  // An answer may replace the list between press and release. Then there is no click, and the pressed option counts.
  list.element.addEventListener("mouseup", (event) => {
    if (pressed && (optionAt(event) === pressed || !pressed.isConnected)) follow(pressed, event);
  });
  // A click without a press comes from a screen reader.
  list.box.addEventListener("click", (event) => {
    if (!pressed && optionAt(event)) follow(optionAt(event), event);
  });
}
