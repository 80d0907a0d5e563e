// Tables of events: filtering and sorting, which also load the rows of the table's other pages.

import { announce } from "./announce.js";
import { enableFilter } from "./filter.js";
import { further } from "./pages.js";
import { filled } from "./phrase.js";
import { keepTableRoles } from "./roles.js";
import { comparison, fits, fold, queryOf, words } from "./rows.js";

export function enableTables(root) {
  root.querySelectorAll("[data-table]").forEach(table);
}

function table(element) {
  const form = element.querySelector(".filter");
  const input = form.querySelector("input");
  const body = element.querySelector("tbody");
  const caption = element.querySelector("caption");
  const whole = caption.textContent;
  const chips = [...form.querySelectorAll("[aria-pressed]")];
  let rows = [...body.rows].map((row) => read(row, false));
  let isSorted = false;
  let isPartly = false;
  let loading = null;

  const pressed = (key) => chips.filter((chip) => chip.ariaPressed === "true" && chip.dataset[key]).map((chip) => chip.dataset[key]);
  const show = () => {
    const filter = {
      words: words(input.value),
      levels: new Set(pressed("level")),
      state: pressed("state")[0],
      isIgnorable: chips.some((chip) => chip.ariaPressed === "true" && "mayBeIgnored" in chip.dataset),
    };
    const isFiltered = filter.words.length + filter.levels.size > 0 || Boolean(filter.state) || filter.isIgnorable;
    if (isFiltered) loadOnce();
    let shown = 0;
    for (const row of rows) {
      const isShown = fits(row, filter) && (isFiltered || isSorted || !row.isElsewhere);
      row.element.hidden = !isShown;
      shown += Number(isShown);
    }
    const count = isFiltered ? counted(shown) : whole;
    if (count !== caption.textContent) announce(count);
    caption.textContent = count;
  };
  const counted = (shown) => {
    const words = element.dataset;
    if (shown === 0) return words.none;
    const counts = filled(words.shown, { shown, count: rows.length });
    return isPartly ? `${counts} ${words.partly}` : counts;
  };
  const loadOnce = () => {
    loading ??= further(element).then(({ before, after, isComplete }) => {
      isPartly = !isComplete;
      const elsewhere = (elements) => elements.map((row) => read(row, true));
      rows = [...elsewhere(before), ...rows, ...elsewhere(after)];
      body.replaceChildren(...rows.map((row) => row.element));
      keepTableRoles(element);
      show();
    });
    return loading;
  };

  enableFilter(form, input, chips, show);
  sortable(element, async (place, kind, isDescending) => {
    isSorted = true;
    await loadOnce();
    const levels = chips.map((chip) => chip.dataset.level).filter(Boolean);
    const compare = comparison(kind, document.documentElement.lang, levels);
    const key = (row) => (kind === "level" ? row.level : row.element.cells[place].textContent);
    rows.sort((a, b) => compare(key(a), key(b)) * (isDescending ? -1 : 1));
    body.replaceChildren(...rows.map((row) => row.element));
    show();
  });
  const readFragment = () => {
    input.value = queryOf(location.hash);
    show();
  };
  window.addEventListener("hashchange", readFragment);
  readFragment();
}

function read(element, isElsewhere) {
  const { level, state } = element.dataset;
  const id = element.querySelector("th").textContent.trim();
  const isIgnorable = "ignorable" in element.dataset;
  return { element, id, level, state, isIgnorable, text: fold(element.textContent), isElsewhere };
}

// Makes the column heads buttons; `sort` is called with the column's index, its kind and the direction.
function sortable(element, sort) {
  const heads = [...element.querySelectorAll("th[data-sort]")];
  for (const head of heads) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const isDescending = head.ariaSort === "ascending";
      for (const heading of heads) heading.removeAttribute("aria-sort");
      head.ariaSort = isDescending ? "descending" : "ascending";
      sort(head.cellIndex, head.dataset.sort, isDescending);
    });
  }
}
