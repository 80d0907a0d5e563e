// A pasted text as entries: the formats in a safe order; the twin of generator/eventkb/lookup/entries.py.

import { MOST } from "./entry.js";
import * as csvTable from "./formats/csv_table.js";
import * as eventJson from "./formats/event_json.js";
import * as eventTable from "./formats/event_table.js";
import * as eventXml from "./formats/event_xml.js";
import * as labelBlock from "./formats/label_block.js";
import * as messageOnly from "./formats/message_only.js";
import * as propertyList from "./formats/property_list.js";
import * as sqlErrorlog from "./formats/sql_errorlog.js";
import * as syslog from "./formats/syslog.js";
import * as wevtutilText from "./formats/wevtutil_text.js";
import { cleaned, clipped } from "./paste.js";

const FORMATS = [
  eventJson,
  eventXml,
  csvTable,
  wevtutilText,
  propertyList,
  eventTable,
  syslog,
  labelBlock,
  sqlErrorlog,
  messageOnly,
];

/** The entries of a pasted text in its order; none where there is nothing to be found. Never fails. */
export function entries(text, words) {
  const [first, ...rest] = clipped(text).map((part) => entriesOf(part, words));
  const last = rest.flat().filter((entry) => entry.id !== null);
  return [...first, ...last].slice(0, MOST);
}

function entriesOf(text, words) {
  const clean = cleaned(text);
  for (const format of FORMATS) {
    const found = format.detects(clean, words) ? format.parses(clean, words) : [];
    if (found.length) return found;
  }
  return [];
}
