// Reads `{files, texts}` as JSON and writes the processor time in seconds that the browser's lookup needs for each text.

import { readFileSync } from "node:fs";

import { Index } from "../../templates/theme/scripts/lookup/index.js";
import { lookup } from "./whole.js";

const { files, texts } = JSON.parse(readFileSync(0, "utf-8"));
const index = new Index();
globalThis.eventkb = (name, data) => index.shards.set(name, data);
for (const content of Object.values(files)) new Function(content)();
const cost = (text) => {
  const before = process.cpuUsage();
  lookup(text, index);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
};
console.log(JSON.stringify(texts.map(cost)));
