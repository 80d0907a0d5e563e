// Questions while another one is being answered.

import assert from "node:assert/strict";
import { test } from "node:test";

import { oneByOne } from "../../templates/theme/scripts/find/latest.js";

test("only the last of several questions is asked, after the one that is being answered", async () => {
  let value = "";
  let asked = null;
  const order = [];
  const ask = async () => {
    asked = value;
    order.push(asked);
    await new Promise((resolve) => setTimeout(resolve, 5));
  };
  const next = oneByOne(ask, () => value !== asked);
  let last = null;
  for (const typed of ["N", "Nt", "Ntf", "Ntfs"]) {
    value = typed;
    last = next();
  }
  await last;
  assert.deepEqual(order, ["N", "Ntfs"]);
  value = "Ntfs 55";
  await next();
  assert.deepEqual(order, ["N", "Ntfs", "Ntfs 55"]);
});

test("a question that fails does not keep the next one from being asked", async () => {
  const asked = [];
  const next = oneByOne(
    async () => {
      asked.push(asked.length);
      if (asked.length === 1) throw new Error("no answer");
    },
    () => false,
  );
  await assert.rejects(next());
  await next();
  assert.deepEqual(asked, [0, 1]);
});
