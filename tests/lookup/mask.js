// Reads `{words, names, texts}` as JSON and writes each text masked, for comparison with the command's.

import { readFileSync } from "node:fs";

import { entries } from "../../templates/theme/scripts/lookup/entries.js";
import { masked } from "../../templates/theme/scripts/lookup/mask.js";

const { words, names, texts } = JSON.parse(readFileSync(0, "utf-8"));
console.log(JSON.stringify(texts.map((text) => masked(text, entries(text, words), words, names))));
