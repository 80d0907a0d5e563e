// The engine, started in a worker or, where there are none, in the page. It loads of the index what a question needs.

import { ofValue } from "./codes.js";
import { Index } from "./index.js";
import { loadAny } from "./loading.js";
import { steps } from "./lookup.js";
import { isPasted } from "./query.js";

const ROUNDS = 24;
const SLICE = 30;
const MANY = 10;
const MOST_OF_MANY = 2;
const scope = globalThis;
const index = new Index(scope.eventkb?.shards);
if (!scope.eventkb) {
  scope.eventkb = (name, data) => index.shards.set(name, data);
}

/** The answer to a text; `load` fetches shards by name, `pause` lets others have their turn. */
async function answer(text, load, pause) {
  if (typeof text !== "string") return explained(text, load);
  if (isPasted(text) && !scope.eventkb.entries) await loadReading(load);
  let read = null;
  const once = (given, words) => (read ??= scope.eventkb.entries(given, words));
  for (let round = 0; round < ROUNDS; round += 1) {
    index.wanted.clear();
    const given = await drained(steps(text, index, once), pause);
    if (!index.wanted.size) return shortened(given);
    await load([...index.wanted]);
  }
  throw new Error("the index asks for more and more");
}

// Loads the script that reads entries.
async function loadReading(load) {
  index.wanted.clear();
  if (!index.manifest.reading) await load([...index.wanted]);
  await load([index.manifest.reading]);
}

// The codes of values, `[[value, tables]]`, as a list for each.
async function explained(values, load) {
  for (let round = 0; round < ROUNDS; round += 1) {
    index.wanted.clear();
    const codes = values.map(([value, tables]) => ofValue(value, tables, index));
    if (!index.wanted.size) return codes;
    await load([...index.wanted]);
  }
  return values.map(() => []);
}

async function drained(generator, pause) {
  let last = performance.now();
  for (;;) {
    const { done, value } = generator.next();
    if (done) return value;
    if (performance.now() - last > SLICE) {
      await pause();
      last = performance.now();
    }
  }
}

// Of many entries, the best events each.
function shortened(given) {
  if (given.entries.length <= MANY) return given;
  const seen = new Map();
  const matches = given.matches.filter(({ entry }) => {
    seen.set(entry, (seen.get(entry) ?? 0) + 1);
    return seen.get(entry) <= MOST_OF_MANY;
  });
  return { ...given, matches };
}

if (typeof scope.importScripts === "function") {
  const load = (names) => Promise.all(names.map((name) => loadAny(name, index.manifest.reading)));
  scope.addEventListener("message", async ({ data: { number, text } }) => {
    try {
      scope.postMessage({ number, answer: await answer(text, load, async () => {}) });
    } catch (fault) {
      scope.postMessage({ number, fault: String(fault) });
    }
  });
} else {
  scope.eventkb.answer = answer;
}
