// Redirects from addresses that are not articles: the queries of Event Viewer and old links, and unknown addresses (404).
// One classic script, so that it can find the root of the site by its own address.

import { Client } from "../find/client.js";
import { element } from "../find/element.js";
import { title } from "../find/hit.js";
import { Reader } from "../find/reader.js";
import { preferred } from "../language.js";
import { filled } from "../phrase.js";
import { remembered } from "../storage.js";
import { certainRecord, destination, matchesFor, offered } from "./answer.js";
import { asked, meant } from "./question.js";

const client = new Client(new URL("./", document.currentScript.src).href);
const links = [...document.querySelectorAll("main a[hreflang]")];
const languages = links.map((link) => link.hreflang);
const { kind } = document.body.dataset;
// Without the index, the links of the page are the way on.
if (kind === "go") go().catch(() => {});
else if (kind === "missing") missing().catch(() => {});

async function go() {
  const question = asked(location.search + location.hash);
  // The query may contain times and versions. They are in the log of this host, but need not be in the browser's history.
  history.replaceState(null, "", location.pathname);
  const reader = readerOf(links.find((link) => link.dataset.lcid === question.language)?.hreflang);
  const matches = await matchesFor(client, question);
  const target = destination(matches, question, reader);
  if (target) location.replace(target);
}

async function missing() {
  const root = new URL("../", client.folder).pathname;
  if (location.pathname === `${root}404.html`) return; // opened by its own address
  const question = meant(location.pathname.slice(root.length), languages);
  const reader = readerOf(question.language);
  const matches = await matchesFor(client, question);
  const record = question.source && certainRecord(matches, question);
  if (record) return location.replace(reader.article(record) + location.hash);
  const corrected = `${root}${question.corrected}`;
  const isNew = question.corrected && corrected !== location.pathname && !question.source;
  if (isNew && (await exists(corrected))) return location.replace(corrected + location.hash);
  if (!question.words) return;
  const others = question.id ? matches : (await client.answer(question.words)).matches;
  const words = await client.words(reader.locale);
  const rows = offered(others).map((other) => element("li", {}, element("a", { href: reader.article(other) }, title(other))));
  const search = element("a", { href: reader.search(question.words) }, filled(words.search.all_texts, { query: question.words }));
  document.querySelector("main").append(
    element("section", { lang: reader.locale }, element("h2", {}, words.not_found.meant), element("ul", { class: "meant" }, ...rows, element("li", {}, search))),
  );
}

async function exists(address) {
  try {
    return (await fetch(address, { method: "HEAD" })).ok;
  } catch {
    return false;
  }
}

function readerOf(language) {
  const wanted = [language, remembered("language"), ...navigator.languages].filter(Boolean);
  return new Reader(client.folder, preferred(languages, wanted) || languages[0], location.protocol === "file:");
}
