// The reader's values in the commands of a guide. They stay in the page: no address and no storage has them.

/**
 * Puts the fields to the command that contains their values, and hides those that the current step doesn't need. Where all
 * steps are shown, all fields are above them.
 */
export function moveValues(element) {
  const section = element.querySelector(".guide-values");
  if (!section) return;
  const isStepwise = element.classList.contains("is-stepwise");
  const step = isStepwise ? element.querySelector(".guide-step.is-current") : null;
  const needed = [...(step?.querySelectorAll("var.insertion") ?? [])].map((chip) => chip.dataset.name);
  for (const field of section.querySelectorAll("input[data-value]")) {
    field.closest("div").hidden = isStepwise && !needed.includes(field.dataset.value);
  }
  section.hidden = isStepwise && !needed.length;
  if (needed.length) step.querySelector(".command").before(section);
  else element.prepend(section);
}

/** Shows the fields, and puts what is typed there into all commands. */
export function enableValues(element) {
  for (const field of element.querySelectorAll("input[data-value]")) {
    field.hidden = false;
    const chips = [...element.querySelectorAll("var.insertion")].filter(
      (chip) => chip.dataset.name === field.dataset.value,
    );
    const names = chips.map((chip) => chip.querySelector("i"));
    field.addEventListener("input", () => {
      for (const [place, chip] of chips.entries()) chip.replaceChildren(field.value.trim() || names[place]);
    });
  }
}
