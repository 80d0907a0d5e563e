// Access to the index and the lookup engine: in a worker if there are workers, otherwise in the page. The only requests
// are for files of this site, and they contain nothing of what was typed.

import { asking } from "./asking.js";

const MANIFEST = "manifest";

export class Client {
  /** `folder` is the URL of the index. */
  constructor(folder) {
    this.folder = folder;
    // A page may have two clients, each in a script of its own; a file is loaded once, and both read it.
    this.shards = receiver().shards;
    this.last = Promise.resolve();
    this.renewals = 0;
  }

  /** The interface words of a language. */
  async words(locale) {
    const { words } = await this.#manifest();
    const name = words[locale];
    await this.load([name]);
    return this.shards.get(name);
  }

  /** Where to ask about what is not known here: a title and a URL with slots each. */
  async elsewhere(locale) {
    const { elsewhere } = await this.#manifest();
    return elsewhere?.[locale] ?? [];
  }

  /** The events that a text may mean, `{entries, matches, codes}`; of a list of `[value, tables]` the codes of each. */
  async answer(text) {
    const asked = (this.engine ??= this.#started());
    try {
      return await (await asked)(text);
    } catch {
      // The browser or a header forbids workers, or the site was published anew while this page was open: the page does
      // the work itself, with the index as it is now. Of several questions that fail, the first one sees to that.
      if (asked === this.engine) this.engine = this.#anew();
      const next = this.engine;
      try {
        return await (await next)(text);
      } catch (fault) {
        if (next === this.engine) this.engine = null; // perhaps there is no network: the next question tries again
        throw fault;
      }
    }
  }

  /** The words by which pastes are understood. */
  async pasteWords() {
    const { paste } = await this.#manifest();
    await this.load([paste]);
    return this.shards.get(paste);
  }

  /** Loads the script that counts the events of a log file. */
  async coverage() {
    const { coverage } = await this.#manifest();
    this.counting ??= script(new URL(`../${coverage}`, this.folder).href);
    await this.counting;
  }

  /** Loads files of the index; rejects if one doesn't bring what it is named for, as where a host sends a page instead. */
  async load(names) {
    await Promise.all(names.filter((name) => !this.shards.has(name)).map((name) => this.#loaded(name)));
  }

  async #loaded(name) {
    // A browser may still have the manifest of a site that has been published anew since; all other names are its digests.
    const again = name === MANIFEST && this.renewals ? `?${this.renewals}` : "";
    await script(`${this.folder}${name}.js${again}`);
    const isScript = name === this.shards.get(MANIFEST)?.reading;
    if (!isScript && !this.shards.has(name)) throw new Error(`${name} isn't in its file`);
  }

  async #manifest() {
    await this.load([MANIFEST]);
    return this.shards.get(MANIFEST);
  }

  async #started() {
    if (location.protocol === "file:" || !globalThis.Worker) return this.#inPage();
    const { script: address } = await this.#manifest();
    const worker = new Worker(new URL(`../${address}`, this.folder).href);
    const { ask, stop } = asking(worker);
    this.stop = stop;
    return ask;
  }

  async #anew() {
    this.stop?.();
    this.renewals += 1;
    this.shards.clear();
    return this.#inPage();
  }

  async #inPage() {
    const { script: address } = await this.#manifest();
    await script(new URL(`../${address}`, this.folder).href);
    const load = (names) => this.load(names);
    const pause = () => new Promise((resolve) => setTimeout(resolve));
    // One lookup after the other, since they share the state of loading.
    return (text) => {
      const next = this.last.then(() => globalThis.eventkb.answer(text, load, pause));
      this.last = next.catch(() => {});
      return next;
    };
  }
}

// The function that the files of the index call with their contents.
function receiver() {
  // An anchor of the page can have this name, and then the browser gives its element.
  if (typeof globalThis.eventkb !== "function") {
    const shards = new Map();
    globalThis.eventkb = (name, data) => shards.set(name, data);
    globalThis.eventkb.shards = shards;
  }
  return globalThis.eventkb;
}

function script(address) {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = address;
    element.addEventListener("load", () => resolve(element.remove()));
    element.addEventListener("error", () => reject(new Error(`${address} can't be loaded`)));
    document.head.append(element);
  });
}
