// Reads `{words, blocks}` as JSON, each log as the blocks of its text, and writes its events as the browser reads them.

import { readFileSync } from "node:fs";

import { reader } from "../../templates/theme/scripts/coverage/logs.js";

const { words, blocks } = JSON.parse(readFileSync(0, "utf-8"));
const events = blocks.map((log) => {
  const read = reader(log[0], words);
  return log.flatMap((block, place) => [...read(block, place === log.length - 1)]);
});
console.log(JSON.stringify(events.map((log) => log.map((event) => event && [event.source, event.id, event.time, event.channel]))));
