// The panel for pasted entries: the answer first, then what was read, less likely events, and the entry itself.

import { announce } from "../announce.js";
import { links } from "../lookup/elsewhere.js";
import { elsewhere, sections } from "./answer.js";
import { element } from "./element.js";
import { ticket } from "./ticket.js";
import { isUnknown, lineOf } from "./summary.js";

const LONGEST_SHOWN = 100_000;

export class Panel {
  constructor(client, reader) {
    this.client = client;
    this.reader = reader;
    this.asked = 0;
    this.text = "";
  }

  /** Shows the panel and looks up a text; with an empty text, waits for the reader's input. */
  async open(text) {
    let words;
    try {
      words = await this.client.words(this.reader.locale);
    } catch {
      location.assign(this.reader.allEvents(""));
      return;
    }
    this.words = words;
    this.dialog ??= this.#create();
    this.text = text;
    this.entry.value = text.slice(0, LONGEST_SHOWN);
    if (!this.dialog.open) this.dialog.showModal();
    if (text.trim()) await this.#lookUp();
    else {
      this.answer.replaceChildren();
      this.heading.textContent = words.lookup.paste;
      this.entry.focus();
    }
  }

  async #lookUp() {
    const { lookup } = this.words;
    this.asked += 1;
    const asked = this.asked;
    this.heading.textContent = lookup.working;
    this.answer.replaceChildren();
    this.ticket.replaceChildren();
    let shown;
    try {
      const answer = await this.client.answer(this.text);
      const places = isUnknown(answer) ? links(answer.subject, await this.client.elsewhere(this.reader.locale)) : [];
      const blocks = [...sections(answer, this.words, this.reader), elsewhere(places, this.words)];
      shown = [lineOf(answer, lookup), ...blocks.filter(Boolean)];
    } catch {
      shown = [lookup.failed];
    }
    if (asked !== this.asked) return;
    [this.heading.textContent] = shown;
    this.answer.replaceChildren(...shown.slice(1));
    this.heading.focus();
    announce(this.heading.textContent);
  }

  // Shows the entry as it can be given away.
  async #mask() {
    if (!this.text.trim()) return;
    const { text } = this;
    let shown;
    try {
      const { entries } = await this.client.answer(text);
      shown = ticket(text, entries, await this.client.pasteWords(), this.words);
    } catch {
      shown = [element("p", { tabindex: "-1" }, this.words.lookup.failed)];
    }
    if (text !== this.text) return;
    this.ticket.replaceChildren(...shown);
    shown[0].focus();
  }

  #create() {
    const { lookup, find } = this.words;
    this.heading = element("h2", { id: "panel-heading", tabindex: "-1" });
    this.answer = element("div", { class: "panel-answer" });
    this.entry = element("textarea", { id: "panel-entry", rows: "12", spellcheck: "false", autocomplete: "off" });
    this.entry.addEventListener("input", () => {
      this.text = this.entry.value;
    });
    this.ticket = element("div", { class: "panel-ticket" });
    const mask = element("button", { type: "button", class: "button button-quiet" }, this.words.mask.button);
    mask.addEventListener("click", () => this.#mask());
    const form = element(
      "form",
      { class: "panel-entry" },
      element("label", { for: "panel-entry" }, lookup.your_entry),
      this.entry,
      element("p", { class: "panel-buttons" }, element("button", { class: "button button-quiet" }, lookup.again), mask),
      this.ticket,
      element("p", { class: "private" }, find.private),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.text.trim()) this.#lookUp();
    });
    const close = element("button", { type: "button", class: "panel-close", "aria-label": lookup.close });
    const head = element("header", { class: "panel-head" }, this.heading, close);
    const body = element("div", { class: "panel-body" }, this.answer, form);
    const dialog = element("dialog", { class: "panel md-typeset kb", "aria-labelledby": "panel-heading" }, head, body);
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => {
      this.asked += 1;
      this.entry.value = "";
      this.text = "";
      this.answer.replaceChildren();
      this.ticket.replaceChildren();
    });
    document.body.append(dialog);
    return dialog;
  }
}
