// A reader's values in commands and queries.

import assert from "node:assert/strict";
import { test } from "node:test";

import { inCommand, narrowed } from "../../templates/theme/scripts/find/quoting.js";

const RUN = "*[System[Provider[@Name='Security'] and EventID=4625]]";

test("a value with a dollar sign, as the account of a computer has one, stays as it is in a query", () => {
  for (const value of ["SERVER01$", "$&", "$`", "$1"]) {
    assert.equal(narrowed("xpath", RUN, [value]), `${RUN.slice(0, -1)} and EventData[Data='${value}']]`);
  }
  assert.equal(narrowed("xpath", RUN, ["C$'x"]), `${RUN.slice(0, -1)} and EventData[Data="C$'x"]]`);
});

test("a value with characters that nobody sees is not put into what is copied", () => {
  for (const hidden of ["\u202e", "\u2066", "\u200b", "\u00ad", "\ufe0f", "\u{e0041}", "\n", "\u0000", "\ud800"]) {
    assert.equal(inCommand(`a${hidden}b`, "Get-Item '", "powershell"), null);
    for (const tool of ["xpath", "powershell", "kql", "splunk", "elastic"]) {
      assert.equal(narrowed(tool, RUN, [`a${hidden}b`]), RUN);
    }
  }
});

test("a name in any script is put into a command in quotation marks", () => {
  for (const name of ["Größe", "Ünal Çelik", "משה", "محمد", "e\u0301"]) {
    assert.equal(inCommand(name, "Get-Item '", "powershell"), name);
  }
});
