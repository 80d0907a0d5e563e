// Results by source, best first, with what was searched for marked; cloned from templates of the page.

const FAR = 0.12;

/** Shows results `{score, url, meta, excerpt}`; what is far below the best comes after all others. */
export function showResults(root, results, query) {
  const best = results[0]?.score ?? 0;
  const likely = results.filter(({ score }) => score >= best * FAR);
  const others = results.filter(({ score }) => score < best * FAR);
  const less = others.length ? [root.querySelector("[data-less]").content.firstElementChild.cloneNode(true)] : [];
  const shown = [...groups(root, likely, query), ...less, ...groups(root, others, query)];
  root.querySelector(".search-groups").replaceChildren(...shown);
}

function groups(root, results, query) {
  const found = new Map();
  for (const one of results) found.set(one.meta.source, [...(found.get(one.meta.source) ?? []), one]);
  return [...found].map(([source, own]) => {
    const made = root.querySelector("[data-group]").content.firstElementChild.cloneNode(true);
    made.querySelector("h2").textContent = source;
    made.querySelector("ul").append(...own.map((one) => result(root, one, query)));
    return made;
  });
}

function result(root, { url, meta, excerpt }, query) {
  const made = root.querySelector("[data-result]").content.firstElementChild.cloneNode(true);
  const link = made.querySelector("a");
  link.textContent = meta.title;
  link.href = `${root.dataset.root}${url.replace(/^\//u, "")}#h=${encodeURIComponent(query)}`;
  const level = root.querySelector("[data-levels]").content.querySelector(`.level-${CSS.escape(meta.level || "none")}`);
  if (level) made.querySelector("h3").append(" ", level.cloneNode(true));
  made.querySelector("p").append(...pieces(excerpt));
  return made;
}

// Pagefind's excerpts are markup with nothing but <mark> in it: read as a document that is shown nowhere, then made anew.
function pieces(excerpt) {
  const read = new DOMParser().parseFromString(excerpt, "text/html");
  return [...read.body.childNodes].map((node) => {
    if (node.nodeName !== "MARK") return node.textContent;
    const mark = document.createElement("mark");
    mark.textContent = node.textContent;
    return mark;
  });
}
