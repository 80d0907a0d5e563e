// Marks the section that is being read in the table of contents, and keeps it in sight there.

const BELOW_HEADER = 24;

export function follow(page) {
  const links = [...page.querySelectorAll(".md-sidebar--secondary .md-nav__link[href^='#']")];
  const sections = links.map((link) => page.getElementById(decodeURIComponent(link.hash.slice(1))));
  if (!links.length) return;
  let shown = -1;
  let isWaiting = false;
  const update = () => {
    isWaiting = false;
    const top = (page.querySelector(".md-header")?.offsetHeight ?? 0) + BELOW_HEADER;
    const current = currentOf(
      sections.map((section) => section?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY),
      top,
    );
    if (current === shown) return;
    shown = current;
    for (const [place, link] of links.entries()) {
      link.classList.toggle("md-nav__link--passed", place <= current);
      link.classList.toggle("md-nav__link--active", place === current);
    }
    const box = links[current]?.closest(".md-sidebar__scrollwrap");
    box?.scrollTo({ top: links[current].offsetTop - box.offsetTop - box.clientHeight / 2 });
  };
  const soon = () => {
    if (!isWaiting) requestAnimationFrame(update);
    isWaiting = true;
  };
  for (const kind of ["scroll", "resize"]) globalThis.addEventListener(kind, soon, { passive: true });
  update();
}

/** The number of the last section that begins above a line of the window; -1 above the first one. */
export function currentOf(tops, line) {
  let current = -1;
  for (const [place, top] of tops.entries()) if (top <= line) current = place;
  return current;
}
