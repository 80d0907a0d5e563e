// What Material's script does for a page, on pages that don't load it: colours, contents that follow, wide tables,
// menus that a key opens. Where the script is loaded, its settings are in the page, and nothing is done here.

import { follow } from "./contents.js";

const COLOURS = ["media", "scheme", "primary", "accent"];

export function enableTheme(page) {
  if (page.getElementById("__config")) return;
  page.documentElement.classList.replace("no-js", "js");
  enableColours([...page.querySelectorAll("[data-md-component=palette] input")]);
  for (const table of page.querySelectorAll(".md-typeset table:not([class])")) makeScrollable(table);
  for (const label of page.querySelectorAll("label[tabindex]")) enableMenu(label, page);
  showCurrent(page);
  follow(page);
  openTarget(page);
  globalThis.addEventListener("hashchange", () => openTarget(page));
}

/** Switches between the colour schemes; the first is the reader's last choice or what the system asks for. */
function enableColours(options) {
  if (!options.length) return;
  const wanted = options.findIndex((option) => matchMedia(option.dataset.mdColorMedia).matches);
  const chosen = globalThis.__md_get("__palette")?.index;
  apply(options, Number.isInteger(chosen) && options[chosen] ? chosen : Math.max(0, wanted));
  for (const [index, option] of options.entries()) {
    option.addEventListener("change", () => {
      globalThis.__md_set("__palette", { index, color: apply(options, index) });
      options[index].focus({ preventScroll: true });
    });
  }
}

function apply(options, index) {
  const colours = {};
  for (const name of COLOURS) {
    colours[name] = options[index].getAttribute(`data-md-color-${name}`);
    document.body.setAttribute(`data-md-color-${name}`, colours[name]);
  }
  options[index].checked = true;
  for (const [place, option] of options.entries()) option.nextElementSibling.hidden = place !== index;
  return colours;
}

/** Lets a wide table scroll instead of the page. */
function makeScrollable(table) {
  const [outer, inner] = [document.createElement("div"), document.createElement("div")];
  outer.className = "md-typeset__scrollwrap";
  inner.className = "md-typeset__table";
  table.replaceWith(outer);
  outer.append(inner);
  inner.append(table);
}

/** Opens a part of the menu by the Enter key, and says whether it is open. */
function enableMenu(label, page) {
  const toggle = page.getElementById(label.htmlFor);
  const list = page.querySelector(`[aria-labelledby="${label.id}"]`);
  label.addEventListener("keydown", (event) => {
    if (event.key === "Enter") label.click();
  });
  toggle?.addEventListener("change", () => list?.setAttribute("aria-expanded", String(toggle.checked)));
}

/** Scrolls each sidebar to its current page. */
function showCurrent(page) {
  for (const link of page.querySelectorAll(".md-sidebar .md-nav__link--active[href]")) {
    const box = link.closest(".md-sidebar__scrollwrap");
    if (link.clientHeight && box) box.scrollTo({ top: link.offsetTop - box.offsetTop - box.clientHeight / 2 });
  }
}

/** A part of an address as text; one that somebody has cut is no address of anything. */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}

/** Opens the part of the page that contains the target of its address. */
function openTarget(page) {
  const target = page.getElementById(decoded(location.hash.slice(1)));
  const closed = target?.closest("details:not([open])");
  if (!closed) return;
  closed.open = true;
  target.scrollIntoView();
}
