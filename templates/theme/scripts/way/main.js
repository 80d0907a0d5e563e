// The way on from an address that is no article: where Event Viewer and old links send their query, and 404.
// One classic script, so that it finds the site's root by its own address.

import { Client } from "../find/client.js";
import { element } from "../find/element.js";
import { title } from "../find/hit.js";
import { Reader } from "../find/reader.js";
import { preferred } from "../language.js";
import { remembered } from "../storage.js";
import { destination, found, offered, theOne } from "./answer.js";
import { asked, meant } from "./question.js";

const client = new Client(new URL("./", document.currentScript.src).href);
const links = [...document.querySelectorAll("main a[hreflang]")];
const languages = links.map((link) => link.hreflang);
const { kind } = document.body.dataset;
if (kind === "go") go();
else if (kind === "missing") missing();

async function go() {
  const question = asked(location.search + location.hash);
  // Times and versions are nobody's business; the log of this host has them, the browser's history need not.
  history.replaceState(null, "", location.pathname);
  const reader = readerOf(links.find((link) => link.dataset.lcid === question.language)?.hreflang);
  const matches = await found(client, question);
  const target = destination(matches, question, reader);
  if (target) location.replace(target);
}

async function missing() {
  const root = new URL("../", client.folder).pathname;
  if (location.pathname === `${root}404.html`) return; // asked for by its own name
  const question = meant(location.pathname.slice(root.length), languages);
  const reader = readerOf(question.language);
  const matches = await found(client, question);
  const record = question.source && theOne(matches, question);
  if (record) return location.replace(reader.article(record) + location.hash);
  const there = `${root}${question.mended}`;
  const isNew = question.mended && there !== location.pathname && !question.source;
  if (isNew && (await isThere(there))) return location.replace(there + location.hash);
  if (!question.words) return;
  const others = question.id ? matches : (await client.answer(question.words)).matches;
  const words = await client.words(reader.locale);
  const rows = offered(others).map((one) => element("li", {}, element("a", { href: reader.article(one) }, title(one))));
  const search = element("a", { href: reader.search(question.words) }, words.search.all_texts.replace("{query}", question.words));
  document.querySelector("main").append(
    element("section", { lang: reader.locale }, element("h2", {}, words.not_found.meant), element("ul", { class: "meant" }, ...rows, element("li", {}, search))),
  );
}

async function isThere(address) {
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
