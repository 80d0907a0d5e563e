// JSON of any size as single objects; the twin of generator/eventkb/coverage/jsonlog.py.

export const LONGEST = 4_000_000;

const TOKEN = /"[^"\\\n]*(?:\\[^\n][^"\\\n]*)*"|\n\{|[{}[\]"]/gu;
const INSIDE = /\[\s*\{/gu;
const OPENING = "{[";

/** Takes a text in blocks: `read` gives the objects that end in a block, each as its own text, null for one without an end. */
export class Scanner {
  constructor() {
    this.text = "";
    this.place = 0;
    this.opened = "";
    this.start = null;
  }

  *read(block) {
    this.#forget();
    this.text += block;
    for (;;) {
      TOKEN.lastIndex = this.place;
      const match = TOKEN.exec(this.text);
      if (!match) break;
      const [token] = match;
      const end = match.index + token.length;
      // The end of the string has not come yet.
      if (token === '"' && !this.text.slice(end, end + LONGEST).includes("\n")) break;
      if (this.start !== null && token === "\n{" && this.opened.endsWith("{")) {
        // Only the beginning of another object begins a line: this one has no end.
        yield null;
        this.start = null;
        this.opened = "";
      }
      this.place = end;
      const written = token.startsWith('"') ? null : this.#closed(token.at(-1), end);
      if (written !== null) yield written;
    }
    if (this.start !== null && this.text.length - this.start > LONGEST) yield* this.#entered();
  }

  // Counts a bracket. The text of the object that it closes, if it is the outermost one.
  #closed(sign, end) {
    if (sign === "{" && this.start === null) {
      this.start = end - 1;
      this.opened = "";
    }
    if (this.start === null) return null;
    this.opened = OPENING.includes(sign) ? this.opened + sign : this.opened.slice(0, -1);
    if (this.opened) return null;
    const written = this.text.slice(this.start, end);
    this.start = null;
    return written;
  }

  // Leaves an object that is too long: its first list of objects is read instead.
  *#entered() {
    INSIDE.lastIndex = this.start;
    const inner = INSIDE.exec(this.text);
    if (!inner) yield null;
    this.place = inner ? inner.index + inner[0].length - 1 : this.text.length;
    this.start = null;
    this.opened = "";
    yield* this.read("");
  }

  #forget() {
    const kept = this.start ?? this.place;
    this.text = this.text.slice(kept);
    this.place -= kept;
    if (this.start !== null) this.start = 0;
  }
}
