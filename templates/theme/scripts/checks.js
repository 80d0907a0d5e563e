// The page of all checks: filters them by words and by severity; a group without a match disappears with its heading.

import { announce } from "./announce.js";
import { enableFilter } from "./filter.js";
import { filled } from "./phrase.js";
import { fold, queryOf, words } from "./rows.js";

export function enableChecks(root) {
  const page = root.querySelector("[data-checks]");
  if (!page) return;
  const form = page.querySelector(".filter");
  const input = form.querySelector("input");
  const chips = [...form.querySelectorAll("[data-severity]")];
  const status = page.querySelector(".checks-count");
  const whole = status.textContent;
  const rows = [...page.querySelectorAll("li[data-severity]")].map((element) => ({ element, text: fold(element.textContent) }));

  const show = () => {
    const typed = words(input.value);
    const pressed = new Set(chips.filter((chip) => chip.ariaPressed === "true").map((chip) => chip.dataset.severity));
    let shown = 0;
    for (const { element, text } of rows) {
      const fits = (!pressed.size || pressed.has(element.dataset.severity)) && typed.every((word) => text.includes(word));
      element.hidden = !fits;
      shown += Number(fits);
    }
    for (const group of page.querySelectorAll(".checks-group")) {
      group.hidden = !group.querySelector("li:not([hidden])");
      page.querySelector(`.checks-groups a[href="#${group.querySelector("h2").id}"]`).parentElement.hidden = group.hidden;
    }
    const count = shown === rows.length ? whole : shown ? countOf(shown) : page.dataset.none;
    if (count !== status.textContent) announce(count);
    status.textContent = count;
  };
  const countOf = (shown) => filled(page.dataset.shown, { shown, count: rows.length });

  enableFilter(form, input, chips, show);
  input.value = queryOf(location.hash);
  show();
}
