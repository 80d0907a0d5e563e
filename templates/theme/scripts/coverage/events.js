// The table of a log's events.

import { element } from "../find/element.js";
import { filled } from "../phrase.js";

const SHOWN = 100;
const MINUTES = "2026-11-01T10:00".length;

/** The table of a log's events, `rows` of a tally; those after the first hundred when they are asked for. */
export function eventsTable(rows, words, reader) {
  const heads = ["count", "event", "state", "first", "last", "channel"];
  const body = element("tbody", {}, ...rows.slice(0, SHOWN).map((row) => rowOf(row, words, reader)));
  const head = element("thead", {}, element("tr", {}, ...heads.map((name) => element("th", { scope: "col", class: `log-${name}` }, words[name]))));
  const table = element("table", {}, element("caption", {}, words.caption), head, body);
  const scroll = element("div", { class: "log-scroll", tabindex: "0", role: "region", "aria-label": words.caption }, table);
  if (rows.length <= SHOWN) return element("div", { class: "log-events" }, scroll, element("p", {}, words.zone));
  const more = element("button", { type: "button", class: "button button-quiet" }, filled(words.more, { count: rows.length.toLocaleString(reader.locale) }));
  more.addEventListener("click", () => {
    const further = rows.slice(SHOWN).map((row) => rowOf(row, words, reader));
    body.append(...further);
    more.remove();
    (further[0].querySelector("a") ?? scroll).focus();
  });
  return element("div", { class: "log-events" }, scroll, more, element("p", {}, words.zone));
}

function rowOf({ source, id, state, count, first, last, channel, record }, words, reader) {
  const name = `${source} ${id}`;
  const title = record ? element("a", { href: reader.article(record) }, name) : name;
  return element(
    "tr",
    {},
    element("td", { class: "log-count" }, count.toLocaleString(reader.locale)),
    element("th", { scope: "row" }, title),
    element("td", {}, stateOf(state, words)),
    element("td", { class: "log-time" }, minute(first)),
    element("td", { class: "log-time" }, minute(last)),
    element("td", { class: "log-channel" }, channel),
  );
}

/** Whether an event is explained. */
export function stateOf(state, words) {
  return element("b", { class: `log-state is-${state}` }, words.states[state]);
}

/** A time to the minute. */
export function minute(time) {
  return time.slice(0, MINUTES).replace("T", " ");
}
