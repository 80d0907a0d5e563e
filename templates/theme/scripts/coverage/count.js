// Counts the events of a log file. The file is read in blocks, so that its size does not matter.

import { reader } from "./logs.js";
import { Tally } from "./tally.js";

const BLOCK = 1_000_000;
const ROUNDS = 24;
const SLICE = 30;
const EVTX = "ElfFile";
const MARKS = [[[0xef, 0xbb, 0xbf], "utf-8"], [[0xff, 0xfe], "utf-16le"], [[0xfe, 0xff], "utf-16be"]];

/**
 * The events of a file, `{rows, unread}`, or `{isEvtx}`. `load` fetches shards of the index by name, `progress` is told
 * the share that has been read, `pause` lets others have their turn.
 */
export async function count(file, index, { load, progress, pause }) {
  const first = await bytes(file, 0);
  if (String.fromCharCode(...first.subarray(0, EVTX.length)) === EVTX) return { isEvtx: true };
  const words = await loaded(index, load, () => index.pasteWords);
  const tally = new Tally();
  const decoder = new TextDecoder(encodingOf(first));
  let read = null;
  let last = performance.now();
  for (let place = 0; place === 0 || place < file.size; place += BLOCK) {
    const isLast = place + BLOCK >= file.size;
    const block = decoder.decode(place ? await bytes(file, place) : first, { stream: !isLast });
    read ??= reader(block, words);
    for (const event of read(block, isLast)) {
      tally.add(event);
      if (performance.now() - last > SLICE) {
        await pause();
        last = performance.now();
      }
    }
    progress(Math.min(1, (place + BLOCK) / file.size));
  }
  const rows = await loaded(index, load, () => tally.rows(index));
  return { rows: rows.map(trimmed), unread: tally.unread };
}

async function bytes(file, place) {
  return new Uint8Array(await file.slice(place, place + BLOCK).arrayBuffer());
}

// A row without what only the index needs of its record.
function trimmed({ record, ...row }) {
  return { ...row, record: record && { slug: record.slug, part: record.part, has_pages: record.has_pages } };
}

// By the first bytes, else UTF-8, else the code page of western desktops; as in generator/eventkb/language/encoding.py.
function encodingOf(first) {
  const mark = MARKS.find(([signs]) => signs.every((sign, place) => first[place] === sign));
  if (mark) return mark[1];
  if (first.length > 1 && Boolean(first[0]) !== Boolean(first[1])) return first[0] ? "utf-16le" : "utf-16be";
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(first, { stream: true });
    return "utf-8";
  } catch {
    return "windows-1252";
  }
}

// What a function makes of the index when all that it asks for is loaded.
async function loaded(index, load, make) {
  for (let round = 0; round < ROUNDS; round += 1) {
    index.wanted.clear();
    const value = make();
    if (!index.wanted.size) return value;
    await load([...index.wanted]);
  }
  throw new Error("the index asks for more and more");
}
