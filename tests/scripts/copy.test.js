import assert from "node:assert/strict";
import { test } from "node:test";

import { commandText, isWritten } from "../../templates/theme/scripts/copy.js";

test("a command is copied with a name in angle brackets for each insertion string", () => {
  const pieces = [{ text: "Get-SendConnector '" }, { text: "%1 connector", name: "connector" }, { text: "'" }];
  assert.equal(commandText(pieces), "Get-SendConnector '<connector>'");
});

test("a command without insertion strings is copied as it stands", () => {
  assert.equal(commandText([{ text: "Get-Queue |\n  Format-List" }]), "Get-Queue |\n  Format-List");
});

test("a clipboard that refuses is no error", async () => {
  const refused = { writeText: () => Promise.reject(new DOMException("denied", "NotAllowedError")) };
  assert.equal(await isWritten(refused, "x"), false);
  const written = [];
  assert.equal(await isWritten({ writeText: async (text) => written.push(text) }, "x"), true);
  assert.deepEqual(written, ["x"]);
});
