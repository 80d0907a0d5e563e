// Queries as tabs: one panel for each log tool, arrow keys to move, and the reader's tool is opened next time.

import { remember, remembered } from "./storage.js";

/** The tab that a key moves to from the tab `place` of `count`, or -1 for other keys. */
export function placeAfter(key, place, count) {
  switch (key) {
    case "ArrowRight":
      return (place + 1) % count;
    case "ArrowLeft":
      return (place - 1 + count) % count;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return -1;
  }
}

export function enableTabs(root) {
  root.querySelectorAll("[data-queries]").forEach(tabs);
}

function tabs(element) {
  const panels = [...element.querySelectorAll(":scope > .query")];
  const list = document.createElement("div");
  list.setAttribute("role", "tablist");
  list.setAttribute("aria-labelledby", element.closest("section").getAttribute("aria-labelledby"));
  list.append(...panels.map(tab));
  element.prepend(list);
  element.classList.add("is-tabbed");

  const open = (place) => choose(list.children, panels, place);
  const openLinked = () => {
    const linked = panels.findIndex((panel) => `#${panel.id}` === location.hash);
    if (linked >= 0) open(linked);
  };
  open(Math.max(0, panels.findIndex((panel) => panel.id === remembered("query"))));
  openLinked();
  window.addEventListener("hashchange", openLinked);
  list.addEventListener("click", (event) => {
    const place = [...list.children].indexOf(event.target.closest("[role=tab]"));
    if (place < 0) return;
    open(place);
    remember("query", panels[place].id);
  });
  list.addEventListener("keydown", (event) => {
    const place = placeAfter(event.key, [...list.children].indexOf(event.target), panels.length);
    if (place < 0) return;
    event.preventDefault();
    open(place);
    list.children[place].focus();
    remember("query", panels[place].id);
  });
}

function tab(panel) {
  const button = document.createElement("button");
  button.type = "button";
  button.id = `${panel.id}-tab`;
  button.textContent = panel.querySelector("h3").textContent;
  button.setAttribute("role", "tab");
  button.setAttribute("aria-controls", panel.id);
  panel.setAttribute("role", "tabpanel");
  panel.removeAttribute("aria-label");
  panel.setAttribute("aria-labelledby", button.id);
  return button;
}

function choose(buttons, panels, place) {
  panels.forEach((panel, number) => {
    panel.hidden = number !== place;
    buttons[number].setAttribute("aria-selected", String(number === place));
    buttons[number].tabIndex = number === place ? 0 : -1;
  });
}
