// Shows an article with the reader's own values from the address after `#`: as text, marked, with a switch back.

import { announce } from "../announce.js";
import { showCase } from "./cases.js";
import { meanings } from "./codes.js";
import { element } from "./element.js";
import { fragmentOf, valuesOf } from "./fragment.js";
import { inCommand, narrowed } from "./quoting.js";

export function enableValues(root, client, reader) {
  const message = root.querySelector("figure.message");
  if (!message) return;
  let current = new Map();
  let controls = null;
  const read = async () => {
    const values = valuesOf(location.hash);
    if (!values.size) return; // a jump within the article keeps the values shown
    current = values;
    // Links to the other language carry the same values, also after a jump within the article.
    const hash = fragmentOf([...values].map(([number, value]) => ({ number, value })));
    for (const link of root.querySelectorAll(".language-link")) link.hash = hash;
    put(root, current);
    await explain(root, current, client, reader).catch(() => {});
    const words = await client.words(reader.locale).catch(() => null);
    if (!words || controls) return;
    controls = switchFor(words.lookup, (isOn) => (isOn ? put(root, current) : restore(root)));
    message.before(controls);
    announce([root.querySelector(".your-case")?.textContent, words.lookup.from_entry].filter(Boolean).join(" "));
  };
  window.addEventListener("hashchange", read);
  read();
}

function put(root, values) {
  restore(root);
  for (const chip of root.querySelectorAll(".message blockquote .insertion")) {
    const value = values.get(numberOf(chip));
    if (value) fill(chip, value);
  }
  for (const code of root.querySelectorAll("figure.command code")) {
    for (const chip of code.querySelectorAll(".insertion")) {
      const value = values.get(numberOf(chip));
      const quoted = value ? inCommand(value, textBefore(code, chip), chip.closest("[data-shell]")?.dataset.shell) : null;
      if (quoted !== null) fill(chip, quoted);
    }
  }
  for (const meaning of root.querySelectorAll(".your-meaning")) meaning.hidden = false;
  hideCase = showCase(root, values);
  for (const query of root.querySelectorAll(".query")) {
    const code = query.querySelector("code");
    const run = code.textContent;
    const narrowedRun = narrowed(query.id.replace("query-", ""), run, [...values.values()]);
    if (narrowedRun !== run) keep(code, [narrowedRun]);
  }
}

// Says in the rows of insertion strings what the reader's values mean.
async function explain(root, values, client, reader) {
  const rows = [...root.querySelectorAll("[data-codes]")].filter((row) => values.has(numberOf(row)));
  if (!rows.length) return;
  const codes = await client.answer(rows.map((row) => [values.get(numberOf(row)), row.dataset.codes.split(" ")]));
  for (const [place, row] of rows.entries()) {
    row.querySelector(".your-meaning")?.remove();
    const value = element("samp", {}, values.get(numberOf(row)));
    const own = meanings(codes[place], reader);
    if (own.length) row.querySelector("td").append(element("div", { class: "your-meaning" }, value, ...own));
  }
}

const kept = new Map();
let hideCase = () => {};

function fill(chip, value) {
  keep(chip, [value]);
  chip.classList.add("is-value");
}

function keep(node, children) {
  kept.set(node, [...node.childNodes]);
  node.replaceChildren(...children);
}

function restore(root) {
  for (const meaning of root.querySelectorAll(".your-meaning")) meaning.hidden = true;
  hideCase();
  hideCase = () => {};
  for (const [node, children] of kept) {
    node.replaceChildren(...children);
    node.classList.remove("is-value");
  }
  kept.clear();
}

function numberOf(chip) {
  return Number(chip.querySelector("b")?.textContent.replace("%", "") ?? 0);
}

function textBefore(code, chip) {
  const range = document.createRange();
  range.setStart(code, 0);
  range.setEndBefore(chip);
  return range.toString();
}

function switchFor(words, turn) {
  const button = (text, isOn) =>
    element("button", { type: "button", "aria-pressed": String(isOn), onclick: () => press(isOn) }, text);
  const buttons = [button(words.your_values, true), button(words.placeholders, false)];
  const press = (isOn) => {
    buttons[0].ariaPressed = String(isOn);
    buttons[1].ariaPressed = String(!isOn);
    turn(isOn);
  };
  const group = element("div", { role: "group", "aria-label": words.values, class: "value-switch" }, ...buttons);
  return element("div", { class: "your-values" }, group, element("p", {}, words.from_entry));
}
