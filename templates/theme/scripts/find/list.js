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
