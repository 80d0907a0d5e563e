// Reads `{words, texts}` as JSON and writes the entries of each text, for comparison with the command's.

import { readFileSync } from "node:fs";

import { entries } from "../../templates/theme/scripts/lookup/entries.js";

const { words, texts } = JSON.parse(readFileSync(0, "utf-8"));
console.log(JSON.stringify(texts.map((text) => entries(text, words))));
