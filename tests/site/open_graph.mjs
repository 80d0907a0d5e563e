// What a chat or a social network makes of pages: one line of JSON for each file.
import { readFileSync } from "node:fs";

import read from "open-graph-scraper";

for (const file of process.argv.slice(2)) {
  const { result } = await read({ html: readFileSync(file, "utf8") });
  console.log(JSON.stringify(result));
}
