// Lets who has no mouse scroll code that is wider than the page: only what can have the focus is scrolled by keys.

export function enableScrolling(root) {
  const blocks = [...root.querySelectorAll(".md-typeset pre > code")].filter((code) => !code.closest("[tabindex]"));
  const update = () => {
    for (const code of blocks) {
      if (code.scrollWidth > code.clientWidth) code.tabIndex = 0;
      else code.removeAttribute("tabindex");
    }
  };
  update();
  addEventListener("resize", update);
}
