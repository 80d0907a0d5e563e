// The reader: their language, and the addresses of pages as their browser needs them.

import { encoded } from "../encoded.js";
import { fragmentOf } from "./fragment.js";

export class Reader {
  /** `folder` is the URL of the index, one level below the root. From a disk, addresses need `index.html`. */
  constructor(folder, locale, isDisk) {
    this.root = new URL("../", folder).href;
    this.locale = locale;
    this.isDisk = isDisk;
  }

  /** The address at which an event is read, with the reader's values; without values, the place of the case there. */
  article(record, values = [], applying = null) {
    const page = record.has_pages ? this.page(`${record.slug}/${record.part}/`) : this.neutral(`e/${record.slug}-${record.part}/`);
    return page + (fragmentOf(values) || (applying ? `#${applying.anchor}` : ""));
  }

  /** The address of the list of all events with an ID. `records` are some of them, those with pages of their own first. */
  listOfId(idSlug, records) {
    const page = `id/${idSlug}/`;
    return records.some((record) => record.has_pages) ? this.page(page) : this.neutral(page);
  }

  /** The address of the list of all events, filtered by a text. */
  allEvents(text) {
    const filter = text.trim() ? `#q=${encoded(text.trim())}` : "";
    return this.page("events/") + filter;
  }

  /** The address of the search in all texts; from a disk, that of the filtered list. */
  search(text) {
    return this.isDisk ? this.allEvents(text) : `${this.page("search/")}#q=${encoded(text.trim())}`;
  }

  page(below) {
    return this.neutral(`${this.locale}/${below}`);
  }

  /** The address of a page that all languages have in common. */
  neutral(page) {
    return `${this.root}${page}${this.isDisk ? "index.html" : ""}`;
  }
}
