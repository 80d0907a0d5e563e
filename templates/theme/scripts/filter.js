// The form that filters a list: a field for words, and buttons that are pressed or not.

import { fragmentOf } from "./rows.js";

/** Shows the form of a filter. `show` is called when its words or its pressed buttons change. */
export function enableFilter(form, input, chips, show) {
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("input", show);
  // The address contains the filter, so it survives the way back from an article and can be shared as a link.
  input.addEventListener("change", () => {
    history.replaceState(history.state, "", fragmentOf(input.value) || location.pathname + location.search);
  });
  for (const chip of chips) {
    chip.addEventListener("click", () => {
      chip.ariaPressed = String(chip.ariaPressed !== "true");
      show();
    });
  }
}
