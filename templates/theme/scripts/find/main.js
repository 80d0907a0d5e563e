// The search field, the panel for pasted entries, and the reader's values in an article. One classic script, so that it
// also works in a page that was opened from a disk.

import { Client } from "./client.js";
import { enableField } from "./field.js";
import { enableLogs } from "./log.js";
import { enableOpener } from "./opener.js";
import { Panel } from "./panel.js";
import { Reader } from "./reader.js";
import { Texts } from "./texts.js";
import { enableValues } from "./values.js";

// The sample of an article beside a button that looks it up; nothing for a button that waits for the reader's entry.
function entryBeside(button) {
  return button.dataset.paste === "entry" ? button.closest(".query").querySelector("code").textContent : "";
}

const client = new Client(new URL("./", document.currentScript.src).href);
const reader = new Reader(client.folder, document.documentElement.lang, location.protocol === "file:");
const panel = new Panel(client, reader);
const texts = new Texts(reader);

for (const form of document.querySelectorAll("[data-find]")) enableField(form, { client, reader, panel, texts });
for (const button of document.querySelectorAll("[data-paste]")) {
  button.hidden = false;
  button.addEventListener("click", () => panel.open(entryBeside(button)));
}
for (const sign of document.querySelectorAll(".header-find-icon")) enableOpener(sign, document.querySelector(".header-find"));
enableLogs(document.documentElement, document.querySelectorAll("[data-log]"), client, reader);
enableValues(document, client, reader);
