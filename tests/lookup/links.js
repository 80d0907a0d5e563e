// Reads `{subject, places}` as JSON and writes the links that the browser makes of them.

import { readFileSync } from "node:fs";

import { links } from "../../templates/theme/scripts/lookup/elsewhere.js";

const { subject, places } = JSON.parse(readFileSync(0, "utf-8"));
console.log(JSON.stringify(links(subject, places)));
