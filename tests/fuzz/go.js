// Reads texts as JSON and writes those for which a query of `/go/` or an unknown address is not understood as it should.

import { readFileSync } from "node:fs";

import { asked, meant } from "../../templates/theme/scripts/way/question.js";

const LONGEST = 300;
const STEPS = 2_000; // milliseconds of processor time for one text: a hundred times what the slowest takes
const texts = JSON.parse(readFileSync(0, "utf-8"));
const isText = (value) => typeof value === "string" && value.length <= LONGEST;

function fault(text) {
  const before = process.cpuUsage();
  try {
    if (!Object.values(asked(text)).every(isText)) return "a value is no text, or too long";
    const { corrected, source, id, words } = meant(text, ["en", "de"]);
    if (![source, id, words].every((value) => typeof value === "string")) return "a part is no text";
    if (!/^([A-Za-z0-9-]+\/)*$/u.test(corrected)) return `the address ${corrected} may lead elsewhere`;
  } catch (error) {
    return String(error);
  }
  return process.cpuUsage(before).user > STEPS * 1_000 ? "takes too long" : null;
}

console.log(JSON.stringify(texts.map((text) => [fault(text), text]).filter(([said]) => said)));
