// Results by source, best first, with the words of the question marked; cloned from templates of the page.

import { pieces } from "./excerpt.js";
import { placeOf } from "./place.js";

const FAR = 0.12;

/** Shows results `{score, url, meta, excerpt}`; those with a score far below the best come last. */
export function showResults(root, results, query) {
  const best = results[0]?.score ?? 0;
  const likely = results.filter(({ score }) => score >= best * FAR);
  const others = results.filter(({ score }) => score < best * FAR);
  const less = others.length ? [root.querySelector("[data-less]").content.firstElementChild.cloneNode(true)] : [];
  const shown = [...groups(root, likely, query), ...less, ...groups(root, others, query)];
  root.querySelector(".search-groups").replaceChildren(...shown);
}

function groups(root, results, query) {
  const bySource = new Map();
  for (const entry of results) bySource.set(entry.meta.source, [...(bySource.get(entry.meta.source) ?? []), entry]);
  return [...bySource].map(([source, own]) => {
    const group = root.querySelector("[data-group]").content.firstElementChild.cloneNode(true);
    group.querySelector("h2").textContent = source;
    group.querySelector("ul").append(...own.map((entry) => result(root, entry, query)));
    return group;
  });
}

function result(root, entry, query) {
  const { title, href, excerpt } = placeOf(entry, query);
  const item = root.querySelector("[data-result]").content.firstElementChild.cloneNode(true);
  const link = item.querySelector("a");
  link.textContent = title;
  link.href = `${root.dataset.root}${href}`;
  const level = root.querySelector("[data-levels]").content.querySelector(`.level-${CSS.escape(entry.meta.level || "none")}`);
  if (level) item.querySelector("h3").append(" ", level.cloneNode(true));
  item.querySelector("p").append(...pieces(excerpt));
  return item;
}
