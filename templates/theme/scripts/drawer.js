// The drawer that contains the sidebar on small screens. Material opens it by a label, which no key can reach.

export function enableDrawer() {
  const button = document.querySelector(".drawer-button");
  const toggle = document.getElementById("__drawer");
  if (!button || !toggle) return;
  const drawer = document.querySelector(".md-sidebar--primary");
  // On articles, the drawer also lists the pages of the site, copied from the foot of the page.
  drawer?.querySelector(".site-links")?.append(document.querySelector(".site-footer ul").cloneNode(true));
  for (const list of document.querySelectorAll(".md-nav[aria-labelledby]")) nameByTitle(list);
  const set = (isOpen) => {
    if (toggle.checked !== isOpen) toggle.click();
  };
  button.addEventListener("click", () => set(!toggle.checked));
  toggle.addEventListener("change", () => {
    button.ariaExpanded = String(toggle.checked);
    const links = toggle.checked && drawer ? [...drawer.querySelectorAll("a[href]")] : [];
    links.find((link) => link.checkVisibility({ visibilityProperty: true }))?.focus({ preventScroll: true });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !toggle.checked) return;
    set(false);
    button.focus();
  });
}

/** Names a list of pages by its title where Material names it by a label that contains an icon only. */
function nameByTitle(list) {
  const label = document.getElementById(list.getAttribute("aria-labelledby"));
  if (label?.textContent.trim()) return;
  list.removeAttribute("aria-labelledby");
  list.ariaLabel = list.querySelector(":scope > .md-nav__title")?.textContent.trim() ?? "";
}
