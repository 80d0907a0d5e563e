// Questions to a worker.

import assert from "node:assert/strict";
import { test } from "node:test";

import { asking } from "../../templates/theme/scripts/find/asking.js";

/** What a browser's worker is to a page; it answers when the test says so. */
class Worker extends EventTarget {
  asked = [];
  isRunning = true;

  postMessage(question) {
    this.asked.push(question);
  }

  terminate() {
    this.isRunning = false;
  }

  say(data) {
    this.dispatchEvent(Object.assign(new Event("message"), { data }));
  }
}

test("answers in another order reach their own questions", async () => {
  const worker = new Worker();
  const { ask } = asking(worker);
  const [first, second] = [ask("a"), ask("b")];
  worker.say({ number: 2, answer: "B" });
  worker.say({ number: 2, answer: "B again" });
  worker.say({ number: 1, answer: "A" });
  assert.deepEqual(await Promise.all([first, second]), ["A", "B"]);
});

test("a worker that is stopped leaves no question without an answer", async () => {
  const worker = new Worker();
  const { ask, stop } = asking(worker);
  const waiting = [ask("a"), ask("b")];
  stop();
  for (const question of [...waiting, ask("c")]) await assert.rejects(question);
  assert.equal(worker.isRunning, false);
});

test("a worker that a browser forbids fails all questions, those that come later, too", async () => {
  const worker = new Worker();
  const { ask } = asking(worker);
  const waiting = ask("a");
  worker.dispatchEvent(new Event("error", { cancelable: true }));
  await assert.rejects(waiting);
  await assert.rejects(ask("b"));
});
