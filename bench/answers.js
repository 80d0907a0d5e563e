// Answers texts with the engine of a built site as a browser does: loads what each text needs, and measures the cost.
// Reads `{folder, texts}`; writes an object for each text: bytes sent (gzip), milliseconds, the first event and its confidence.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { runInThisContext } from "node:vm";
import { gzipSync } from "node:zlib";

const { folder, texts } = JSON.parse(readFileSync(0, "utf-8"));
const require = createRequire(import.meta.url);
const { readdirSync } = require("node:fs");
const sent = new Map();
let bytes = 0;
const run = (name) => {
  const content = readFileSync(join(folder, name));
  if (!sent.has(name)) sent.set(name, gzipSync(content).length);
  bytes += sent.get(name);
  runInThisContext(content.toString());
};
const engine = readdirSync(folder).find((name) => name.startsWith("engine-"));
run(engine);
const load = async (names) => names.forEach((name) => run(`${name}.js`));
const pause = async () => {};

const answers = [];
for (const text of texts) {
  bytes = 0;
  const begun = performance.now();
  const answer = await globalThis.eventkb.answer(text, load, pause);
  const cold = performance.now() - begun;
  const again = performance.now();
  await globalThis.eventkb.answer(text, load, pause);
  const [first] = answer.matches;
  const event = first ? `${first.record.source}/${first.record.id}` : null;
  answers.push({ bytes, cold, warm: performance.now() - again, event, confidence: first?.confidence ?? null });
}
console.log(JSON.stringify(answers));
