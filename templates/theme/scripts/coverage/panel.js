// The panel for a log file: how much of it is explained, and a table of its events, the most frequent first.

import { announce } from "../announce.js";
import { element } from "../find/element.js";
import { filled } from "../phrase.js";
import { eventsTable, minute, stateOf } from "./events.js";
import { asJson, totals } from "./tally.js";

const EXPORT = 'wevtutil qe System /f:xml /e:Events > "%USERPROFILE%\\system.xml"';
const FORGOTTEN = 60_000;

export class LogPanel {
  /** `count` counts a file; if it fails, `instead` does. */
  constructor(client, reader, count, instead) {
    Object.assign(this, { client, reader, count, instead });
  }

  /** Shows the panel, and in it what a file contains. */
  async open(file) {
    const words = await this.client.words(this.reader.locale);
    this.words = words.coverage;
    this.close = words.lookup.close;
    this.dialog ??= this.#create();
    this.stop?.abort();
    this.stop = new AbortController();
    const { signal } = this.stop;
    this.body.replaceChildren(this.progress);
    this.progress.value = 0;
    if (!this.dialog.open) this.dialog.showModal();
    const progress = (share) => {
      if (signal.aborted) return;
      this.progress.value = share;
      this.heading.textContent = filled(this.words.reading, { name: file.name, percent: this.#percent(share) });
    };
    progress(0);
    this.heading.focus();
    let shown;
    try {
      shown = this.#answer(await this.#counted(file, progress, signal));
    } catch {
      shown = [this.words.failed, element("p", {}, this.words.nothing_help)];
    }
    if (signal.aborted) return;
    [this.heading.textContent] = shown;
    this.body.replaceChildren(...shown.slice(1).filter(Boolean), element("p", { class: "private" }, this.words.private));
    this.heading.focus();
    announce(this.heading.textContent);
  }

  async #counted(file, progress, signal) {
    try {
      return await this.count(file, progress, signal);
    } catch (fault) {
      if (signal.aborted) throw fault;
      // The browser or a header forbids workers: the page does the work itself.
      return this.instead(file, progress);
    }
  }

  #answer({ isEvtx, rows = [], unread = 0 }) {
    const { words } = this;
    if (isEvtx) return [words.evtx, element("p", {}, words.evtx_help), element("pre", { tabindex: "0" }, element("code", {}, EXPORT))];
    const broken = unread ? element("p", {}, this.#counts(unread === 1 ? words.unread_one : words.unread, unread)) : null;
    if (!rows.length) return [words.nothing, broken, element("p", {}, words.nothing_help)];
    const sums = totals(rows);
    const entries = sums.reduce((sum, own) => sum + own.entries, 0);
    const heading = this.#read(rows.length, entries);
    const share = filled(words.share, { share: this.#percent(sums[0].entries / entries), entries: this.#number(entries) });
    return [heading, element("p", {}, share, " ", period(rows, words)), broken, this.#sums(sums), eventsTable(rows, words, this.reader), this.#saving(rows)];
  }

  #sums(sums) {
    const { words } = this;
    const items = sums.map(({ state, events, entries }) =>
      element(
        "li",
        {},
        stateOf(state, words),
        element("span", {}, this.#read(events, entries)),
        element("small", {}, words.meaning[state]),
      ),
    );
    return element("ul", { class: "log-totals" }, ...items);
  }

  #saving(rows) {
    const save = element("button", { type: "button", class: "button button-quiet" }, this.words.save);
    save.addEventListener("click", () => {
      const address = URL.createObjectURL(new Blob([asJson(rows)], { type: "application/json" }));
      element("a", { href: address, download: "coverage.json" }).click();
      setTimeout(() => URL.revokeObjectURL(address), FORGOTTEN);
    });
    const help = this.words.save_help.split("`").map((part, place) => (place % 2 ? element("code", {}, part) : part));
    return element("div", { class: "log-save" }, save, element("p", {}, ...help));
  }

  #read(events, entries) {
    return filled(this.words.read, { events: this.#number(events), entries: this.#number(entries) });
  }

  #counts(text, number) {
    return filled(text, { count: this.#number(number) });
  }

  #number(number) {
    return number.toLocaleString(this.reader.locale);
  }

  #percent(share) {
    return filled(this.words.percent, { number: this.#number(Math.round(100 * share)) });
  }

  #create() {
    this.heading = element("h2", { id: "log-heading", tabindex: "-1" });
    this.progress = element("progress", { max: "1", "aria-labelledby": "log-heading" });
    this.body = element("div", { class: "log-body" });
    const close = element("button", { type: "button", class: "panel-close", "aria-label": this.close });
    const head = element("header", { class: "panel-head" }, this.heading, close);
    const dialog = element("dialog", { class: "panel log-panel md-typeset kb", "aria-labelledby": "log-heading" }, head, this.body);
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => {
      this.stop.abort();
      this.body.replaceChildren();
    });
    document.body.append(dialog);
    return dialog;
  }
}

function period(rows, words) {
  const first = rows.map((row) => row.first).filter(Boolean).sort()[0];
  const last = rows.map((row) => row.last).sort().at(-1);
  return first ? filled(words.period, { first: minute(first), last: minute(last) }) : "";
}
