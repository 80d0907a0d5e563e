// What results can be narrowed by: buttons with counts, cloned from a template of the page.

const MOST = 10;

/** The pressed filters as Pagefind wants them: any of the values of each. */
export function chosen(root) {
  const found = {};
  for (const button of root.querySelectorAll("fieldset .chip[aria-pressed=true]")) {
    const { filter } = button.closest("fieldset").dataset;
    found[filter] ??= { any: [] };
    found[filter].any.push(button.value);
  }
  return found;
}

/** Shows the values that the results have, by how many have each; pressed ones stay. `changed` is called on a press. */
export function showFilters(root, filters, changed) {
  const focused = document.activeElement?.closest?.("fieldset .chip");
  const again = focused && { filter: focused.closest("fieldset").dataset.filter, value: focused.value };
  for (const set of root.querySelectorAll("fieldset")) {
    const pressed = new Set([...set.querySelectorAll(".chip[aria-pressed=true]")].map((one) => one.value));
    const counted = Object.entries(filters[set.dataset.filter] ?? {}).filter(([value, count]) => count || pressed.has(value));
    counted.sort(([one, many], [other, more]) => pressed.has(other) - pressed.has(one) || more - many || one.localeCompare(other));
    const chips = counted.slice(0, MOST).map(([value, count]) => chip(root, value, count, pressed.has(value), changed));
    set.replaceChildren(set.querySelector("legend"), ...chips);
    // One value for all results narrows nothing.
    set.hidden = counted.length < 2 && !pressed.size;
    if (again?.filter === set.dataset.filter) chips.find((one) => one.value === again.value)?.focus();
  }
}

function chip(root, value, count, isPressed, changed) {
  const made = root.querySelector("[data-chip]").content.firstElementChild.cloneNode(true);
  made.value = value;
  made.querySelector("span").textContent = value;
  made.querySelector("small").textContent = count;
  made.ariaPressed = String(isPressed);
  made.addEventListener("click", () => {
    made.ariaPressed = String(made.ariaPressed !== "true");
    changed();
  });
  return made;
}
