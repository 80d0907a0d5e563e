// Filters for the results: buttons with counts, cloned from a template of the page.

const MOST = 10;

/** The pressed filters in Pagefind's format: any of the values of each filter. */
export function chosen(root) {
  const filters = {};
  for (const button of root.querySelectorAll("fieldset .chip[aria-pressed=true]")) {
    const { filter } = button.closest("fieldset").dataset;
    filters[filter] ??= { any: [] };
    filters[filter].any.push(button.value);
  }
  return filters;
}

/** Shows the values of the results, the most frequent first; pressed ones stay. `changed` is called on a press. */
export function showFilters(root, filters, changed) {
  const focused = document.activeElement?.closest?.("fieldset .chip");
  const again = focused && { filter: focused.closest("fieldset").dataset.filter, value: focused.value };
  for (const set of root.querySelectorAll("fieldset")) {
    const pressed = new Set([...set.querySelectorAll(".chip[aria-pressed=true]")].map((button) => button.value));
    const counted = Object.entries(filters[set.dataset.filter] ?? {}).filter(([value, count]) => count || pressed.has(value));
    counted.sort(([a, countA], [b, countB]) => pressed.has(b) - pressed.has(a) || countB - countA || a.localeCompare(b));
    const chips = counted.slice(0, MOST).map(([value, count]) => chip(root, value, count, pressed.has(value), changed));
    set.replaceChildren(set.querySelector("legend"), ...chips);
    // A single value for all results would filter nothing.
    set.hidden = counted.length < 2 && !pressed.size;
    if (again?.filter === set.dataset.filter) chips.find((button) => button.value === again.value)?.focus();
  }
}

function chip(root, value, count, isPressed, changed) {
  const button = root.querySelector("[data-chip]").content.firstElementChild.cloneNode(true);
  button.value = value;
  button.querySelector("span").textContent = value;
  button.querySelector("small").textContent = count;
  button.ariaPressed = String(isPressed);
  button.addEventListener("click", () => {
    button.ariaPressed = String(button.ariaPressed !== "true");
    changed();
  });
  return button;
}
