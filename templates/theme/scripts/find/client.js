// Access to the index and the lookup engine: in a worker if there are workers, otherwise in the page. The only requests
// are for files of this site, and they contain nothing of what was typed.

const MANIFEST = "manifest";

export class Client {
  /** `folder` is the URL of the index. */
  constructor(folder) {
    this.folder = folder;
    // A page may have two clients, each in a script of its own; a file is loaded once, and both read it.
    this.shards = receiver().shards;
    this.last = Promise.resolve();
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
    this.engine ??= this.#started();
    try {
      return await (await this.engine)(text);
    } catch (fault) {
      if (!this.worker) throw fault;
      // The browser or a header forbids workers: the page does the work itself.
      this.worker.terminate();
      this.worker = null;
      this.engine = this.#inPage();
      return (await this.engine)(text);
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

  async load(names) {
    await Promise.all(names.filter((name) => !this.shards.has(name)).map((name) => script(`${this.folder}${name}.js`)));
  }

  async #manifest() {
    await this.load([MANIFEST]);
    return this.shards.get(MANIFEST);
  }

  async #started() {
    if (location.protocol === "file:" || !globalThis.Worker) return this.#inPage();
    const { script: address } = await this.#manifest();
    this.worker = new Worker(new URL(`../${address}`, this.folder).href);
    return asking(this.worker);
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
  if (!globalThis.eventkb) {
    const shards = new Map();
    globalThis.eventkb = (name, data) => shards.set(name, data);
    globalThis.eventkb.shards = shards;
  }
  return globalThis.eventkb;
}

function asking(worker) {
  const waiting = new Map();
  let count = 0;
  worker.addEventListener("message", ({ data: { number, answer, fault } }) => {
    const { resolve, reject } = waiting.get(number);
    waiting.delete(number);
    if (fault) reject(new Error(fault));
    else resolve(answer);
  });
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    for (const { reject } of waiting.values()) reject(new Error("the worker doesn't work"));
    waiting.clear();
  });
  return (text) =>
    new Promise((resolve, reject) => {
      count += 1;
      waiting.set(count, { resolve, reject });
      worker.postMessage({ number: count, text });
    });
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
