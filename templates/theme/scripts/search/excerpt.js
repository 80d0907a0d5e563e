// Excerpts of articles, as nodes.

/** The nodes of an excerpt. Pagefind's are markup with <mark> alone: parsed in a separate document, and rebuilt. */
export function pieces(excerpt) {
  const read = new DOMParser().parseFromString(excerpt, "text/html");
  return [...read.body.childNodes].map((node) => {
    if (node.nodeName !== "MARK") return node.textContent;
    const mark = document.createElement("mark");
    mark.textContent = node.textContent;
    return mark;
  });
}
