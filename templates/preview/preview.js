// What the preview adds to pages: lines of the definition, problems at their places, and a reload when something has
// been saved. Texts of diagnostics come from files, so they only ever become text nodes.

const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children.filter(Boolean));
  return made;
};

const lineLink = ({ file, line, pattern }) => {
  const text = `${file}:${line}`;
  return pattern
    ? element("a", { href: pattern.replace("{line}", line), className: "eventkb-line", textContent: text })
    : element("span", { className: "eventkb-line", textContent: text });
};

const problemNote = (problem, pattern) => {
  const rule = element("a", { href: problem.page, textContent: `${problem.code} ${problem.name}` });
  const note = element(
    "div",
    { className: "eventkb-problem" },
    element("p", {}, element("strong", { textContent: `${problem.severity}: ` }), problem.message),
    problem.excerpt && element("pre", { textContent: problem.excerpt }),
    element("p", { textContent: problem.help }),
    element("p", {}, rule, lineLink({ ...problem, pattern })),
  );
  note.dataset.severity = problem.severity;
  return note;
};

const showCount = ({ summary, files, fault }) => {
  document.querySelector(".eventkb-count")?.remove();
  if (!summary && !fault) return;
  const item = ({ file, href, errors }) =>
    element("li", {}, href ? element("a", { href, textContent: file }) : file, ` (${errors})`);
  const box = element("details", { className: "eventkb-count", open: Boolean(fault) });
  box.append(element("summary", { textContent: fault || summary }), element("ul", {}, ...files.map(item)));
  box.setAttribute("role", "alert");
  document.body.append(box);
};

const showProblems = (problems, pattern) => {
  for (const old of document.querySelectorAll(".eventkb-problem")) old.remove();
  const title = document.querySelector("article h1, main h1, h1");
  for (const problem of problems.toReversed()) {
    const place = (problem.anchor && document.getElementById(problem.anchor)) || title;
    (place ?? document.body.lastElementChild).after(problemNote(problem, pattern));
  }
};

const showAll = async () => {
  const answer = await fetch(`/-/about${location.pathname}`, { cache: "no-store" });
  const about = await answer.json();
  for (const old of document.querySelectorAll("h2 > .eventkb-line")) old.remove();
  for (const [anchor, line] of Object.entries(about.lines)) {
    document.getElementById(anchor)?.append(lineLink({ file: about.file, line, pattern: about.pattern }));
  }
  showProblems(about.problems, about.pattern);
  showCount(about);
};

document.head.append(element("link", { rel: "stylesheet", href: "/-/preview.css" }));
showAll();
new EventSource("/-/news").onmessage = (event) => {
  if (JSON.parse(event.data).reload) location.reload();
  else showAll();
};
