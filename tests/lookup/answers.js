// Reads `{files, texts}` as JSON and writes what the browser's lookup answers to each text, for comparison with the
// command's. The files are the scripts of an index, by address.

import { readFileSync } from "node:fs";

import { Index } from "../../templates/theme/scripts/lookup/index.js";
import { lookup } from "./whole.js";

const { files, texts } = JSON.parse(readFileSync(0, "utf-8"));
const index = new Index();
globalThis.eventkb = (name, data) => index.shards.set(name, data);
for (const content of Object.values(files)) new Function(content)();
const plain = ({ subject, entries, matches, unknownId, code, codes, guides }) => ({
  subject,
  unknown: unknownId,
  code,
  codes: codes.map((match) => [
    match.entry, match.value, match.text, match.table, match.code, match.symbol, match.leading, match.meaning,
  ]),
  guides: guides.map(({ key, titles }) => [key, titles]),
  entries: entries.length,
  matches: matches.map(({ entry, record, confidence, reason, values, case: applying }) => [
    entry ?? 0,
    `${record.source}/${record.id}`,
    confidence,
    reason,
    values.map(({ number, name, value }) => [number, name, value]),
    applying ? [applying.number, applying.anchor] : null,
  ]),
});
console.log(JSON.stringify(texts.map((text) => plain(lookup(text, index)))));
