// Shows the meaning of an insertion string beside its chip while the pointer or the focus is on it. The text is that of
// the row that the chip links to, so without this script a click shows it.

const GAP = 6; // pixels between chip and tip

// The position of the tip: below the chip, or above it if there is no room, and always inside the window.
export function placeOf(chip, tip, view) {
  const below = chip.bottom + GAP + tip.height <= view.height;
  const top = below ? chip.bottom + GAP : Math.max(0, chip.top - GAP - tip.height);
  const left = Math.max(GAP, Math.min(chip.left, view.width - tip.width - GAP));
  return { top, left };
}

export function enableInsertions(root) {
  const chips = root.querySelectorAll("a.insertion");
  if (!chips.length) return;
  const tip = document.createElement("div");
  tip.className = "insertion-tip";
  tip.id = "insertion-tip";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  chips[0].closest("article").append(tip);

  const hide = () => {
    tip.hidden = true;
  };
  const show = (chip) => {
    const meaning = document.getElementById(chip.hash.slice(1))?.querySelector("td");
    if (!meaning?.textContent.trim()) return;
    tip.textContent = meaning.textContent;
    tip.lang = meaning.closest("[lang]").lang;
    tip.hidden = false;
    const { top, left } = placeOf(chip.getBoundingClientRect(), tip.getBoundingClientRect(), {
      width: document.documentElement.clientWidth,
      height: document.documentElement.clientHeight,
    });
    tip.style.top = `${top}px`;
    tip.style.left = `${left}px`;
  };
  for (const chip of chips) {
    chip.setAttribute("aria-describedby", tip.id);
    chip.addEventListener("mouseenter", () => show(chip));
    chip.addEventListener("focus", () => show(chip));
    chip.addEventListener("mouseleave", (event) => event.relatedTarget === tip || hide());
    chip.addEventListener("blur", hide);
  }
  tip.addEventListener("mouseleave", hide);
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  document.addEventListener("scroll", hide, { passive: true });
}
