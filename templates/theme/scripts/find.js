// The find field: Enter leads to the list of all events, which filters by what was typed.

import { fragmentOf } from "./rows.js";

export function enableFinding(root) {
  for (const form of root.querySelectorAll("[data-find]")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      location.assign(form.action.replace(/#.*$/u, "") + fragmentOf(form.querySelector("input").value));
    });
  }
}
