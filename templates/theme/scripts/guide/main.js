// Shows a guide one step at a time. Where a reader is, with all answers so far, is the fragment of the address, so the
// browser's own Back works, and a link leads others to the same place. Without this script, all steps are a list.

import { announce } from "../announce.js";
import { isWritten } from "../copy.js";
import { enableValues, moveValues } from "./values.js";
import { forTicket, fragmentOf, located } from "./way.js";

/** Enables a guide's element. */
export function enableGuide(element) {
  const guide = read(element);
  const own = new URL(location.href);
  const parts = {
    way: element.querySelector("[data-way]"),
    item: element.querySelector("[data-way-item]"),
    diagram: element.parentElement.querySelector(".graph"),
  };
  let here = located(guide, own.hash);
  const show = (moves) => {
    here = located(guide, location.hash);
    render(element, parts, here);
    if (moves) focus(element, here.anchor);
  };
  element.addEventListener("click", (event) => {
    const link = event.target.closest(".guide-answer");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    location.hash = answered(guide, here, link);
  });
  element.querySelector("[data-back]").addEventListener("click", () => {
    location.hash = before(guide, here);
  });
  element.querySelector("[data-restart]").addEventListener("click", () => {
    location.hash = fragmentOf(`step-${guide.start}`, []);
  });
  element.querySelector("[data-copy-way]").addEventListener("click", ({ target }) => copy(element, here, target));
  enableAll(element);
  enableValues(element);
  addEventListener("hashchange", () => show(true));
  element.classList.add("is-stepwise");
  show(own.hash !== "");
}

/** The guide as a value, read from the list of its steps. */
function read(element) {
  const sections = [...element.querySelectorAll(".guide-step")];
  const steps = sections.map((section) => [
    section.dataset.step,
    {
      title: words(section.querySelector("[data-title]")),
      answers: [...section.querySelectorAll(".guide-answer")].map((link) => ({
        text: words(link),
        target: link.hash.slice(1),
      })),
    },
  ]);
  return { start: sections[0].dataset.step, steps: Object.fromEntries(steps) };
}

/** The fragment that follows an answer. From a step that a reader opened directly, no answers before it are known. */
function answered(guide, here, link) {
  const section = link.closest(".guide-step");
  const number = [...section.querySelectorAll(".guide-answer")].indexOf(link) + 1;
  const isOnWay = here.anchor === section.id && (here.way.length || section.dataset.step === guide.start);
  return fragmentOf(link.hash.slice(1), isOnWay ? [...here.way.map((answer) => answer.number), number] : []);
}

/** The fragment of the place before the last answer. */
function before(guide, { way }) {
  const last = way.at(-1);
  return fragmentOf(`step-${last?.key ?? guide.start}`, way.slice(0, -1).map(({ number }) => number));
}

function render(element, parts, { anchor, way }) {
  for (const section of element.querySelectorAll(".guide-step")) {
    const end = section.querySelector(`li[id="${anchor}"]`);
    section.classList.toggle("is-current", section.id === anchor || Boolean(end));
    section.classList.toggle("is-ended", Boolean(end));
    for (const item of section.querySelectorAll(".guide-answers li")) item.classList.toggle("is-current", item === end);
  }
  moveValues(element);
  parts.way.hidden = !way.length;
  parts.way.querySelector("ol").replaceChildren(...way.map((answer, place) => item(parts.item, way, answer, place)));
  mark(parts.diagram, anchor);
}

/** A question with its answer; the question leads back to its step. */
function item(template, way, answer, place) {
  const row = template.content.cloneNode(true);
  const link = row.querySelector("a");
  link.append(answer.title);
  const before = way.slice(0, place).map(({ number }) => number);
  link.href = fragmentOf(`step-${answer.key}`, before);
  row.querySelector("span").append(answer.text);
  return row;
}

/** Marks the box of the current place in the diagram, and brings it into the visible part. */
function mark(diagram, anchor) {
  for (const node of diagram?.querySelectorAll("a.node") ?? []) {
    const isCurrent = node.getAttribute("href") === `#${anchor}`;
    node.classList.toggle("is-current", isCurrent);
    if (!isCurrent) {
      node.removeAttribute("aria-current");
      continue;
    }
    node.setAttribute("aria-current", "step");
    const frame = diagram.parentElement;
    const [box, seen] = [node.getBoundingClientRect(), frame.getBoundingClientRect()];
    frame.scrollLeft += box.left + box.width / 2 - seen.left - seen.width / 2;
  }
}

function focus(element, anchor) {
  const target = document.getElementById(anchor);
  target?.focus({ preventScroll: true });
  (target?.closest(".guide-step") ?? element).scrollIntoView();
}

async function copy(element, { anchor, way }, button) {
  const end = document.getElementById(anchor);
  const last = end?.querySelector(".guide-end .prose") ?? end?.querySelector("[data-title]");
  const text = forTicket({
    title: words(document.querySelector("h1")),
    link: document.querySelector(".permalink a").href,
    way,
    last: last ? words(last) : "",
  });
  const isDone = await isWritten(navigator.clipboard, text);
  if (isDone) announce(button.dataset.copied);
  else getSelection().selectAllChildren(element.querySelector("[data-way] ol"));
}

function enableAll(element) {
  const button = element.querySelector("[data-all]");
  button.parentElement.hidden = false;
  button.addEventListener("click", () => {
    const isStepwise = element.classList.toggle("is-stepwise");
    moveValues(element);
    button.setAttribute("aria-pressed", String(!isStepwise));
  });
}

function words(node) {
  return node.textContent.replaceAll(/\s+/g, " ").trim();
}
