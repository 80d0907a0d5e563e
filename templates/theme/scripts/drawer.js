// The drawer that holds the sidebar on small windows. Material opens it by a label, which no key reaches.

export function enableDrawer() {
  const button = document.querySelector(".drawer-button");
  const toggle = document.getElementById("__drawer");
  if (!button || !toggle) return;
  const drawer = document.querySelector(".md-sidebar--primary");
  // On articles the drawer has room for the site's pages; the foot of the page lists them already.
  drawer?.querySelector(".site-links")?.append(document.querySelector(".site-footer ul").cloneNode(true));
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
