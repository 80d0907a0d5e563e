import assert from "node:assert/strict";
import { test } from "node:test";

import { forTicket, fragmentOf, located, placeOf, walked } from "../../../templates/theme/scripts/guide/way.js";

const GUIDE = {
  start: "log",
  steps: {
    log: {
      title: "Does it have errors?",
      answers: [
        { text: "Yes", target: "step-disk" },
        { text: "No", target: "end-log-2" },
      ],
    },
    disk: { title: "Is it full?", answers: [{ text: "Yes", target: "end-disk-1" }, { text: "No", target: "step-log" }] },
  },
};

test("a fragment names a place and the answers that led there", () => {
  assert.deepEqual(placeOf("#end-disk-1:1.1"), { anchor: "end-disk-1", numbers: [1, 1] });
  assert.deepEqual(placeOf("#step-disk"), { anchor: "step-disk", numbers: [] });
  assert.equal(placeOf("#diagram"), null);
  assert.equal(placeOf("#step-disk:1.x"), null);
  assert.equal(fragmentOf("step-disk", [1, 2]), "#step-disk:1.2");
  assert.equal(fragmentOf("step-disk", []), "#step-disk");
});

test("answers are followed from the start, also around a circle", () => {
  assert.deepEqual(
    walked(GUIDE, [1, 2, 2]).map(({ key, text }) => [key, text]),
    [
      ["log", "Yes"],
      ["disk", "No"],
      ["log", "No"],
    ],
  );
});

test("nothing follows an end, and no answer has a number that is too large", () => {
  assert.equal(walked(GUIDE, [2, 1]).length, 1);
  assert.equal(walked(GUIDE, [7]).length, 0);
});

test("answers that do not lead to the named place are dropped, and the place stays", () => {
  assert.deepEqual(located(GUIDE, "#step-disk:2"), { anchor: "step-disk", way: [] });
  assert.equal(located(GUIDE, "#step-disk:1").way.length, 1);
});

test("a place that the guide does not have is its start", () => {
  assert.deepEqual(located(GUIDE, "#step-gone:1.1"), { anchor: "step-log", way: [] });
  assert.deepEqual(located(GUIDE, ""), { anchor: "step-log", way: [] });
});

test("a ticket gets the questions with their answers and what follows", () => {
  const text = forTicket({ title: "Slow", link: "https://kb.test/g/slow/", way: walked(GUIDE, [1, 1]), last: "Clean up." });
  assert.equal(
    text,
    "Slow\nhttps://kb.test/g/slow/\n\n1. Does it have errors? Yes\n2. Is it full? Yes\n→ Clean up.",
  );
});
