// The case that applies to the reader's values: named at the top of the article, first among the cases, and open.

import { applies } from "../lookup/case.js";
import { element } from "./element.js";

/** Shows the case of an article that applies to values, by number; returns how to show the article as it was. */
export function showCase(root, values) {
  const list = root.querySelector("[data-cases]");
  const cases = [...(list?.querySelectorAll(".case") ?? [])];
  const yours = cases.find((item) => applies(JSON.parse(item.dataset.when), values));
  if (!yours) return () => {};
  const wasOpen = yours.open;
  list.prepend(yours);
  list.classList.add("has-yours");
  yours.classList.add("is-yours");
  yours.open = true;
  const notice = noticeOf(list, yours, values);
  root.querySelector("figure.message").before(notice);
  return () => {
    notice.remove();
    list.classList.remove("has-yours");
    yours.classList.remove("is-yours");
    yours.open = wasOpen;
    list.append(...cases);
  };
}

function noticeOf(list, yours, values) {
  const shown = JSON.parse(yours.dataset.when).map(([number]) => element("samp", {}, values.get(number).trim()));
  const [before, after] = (shown.length > 1 ? list.dataset.yoursSeveral : list.dataset.yours).split("{value}");
  const title = yours.querySelector(".case-title") ?? yours.querySelector(".case-values");
  const link = element("a", { href: `#${yours.id}`, lang: title.lang || null }, title.textContent);
  const between = shown.flatMap((value, place) => (place ? [", ", value] : [value]));
  return element("p", { class: "your-case" }, before, ...between, after, " ", link);
}
