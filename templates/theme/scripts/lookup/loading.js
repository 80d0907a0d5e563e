// Loads files of an index in a worker.

/** Loads a shard: its data as text, since a worker loads scripts one after the other. A policy may forbid it. */
export async function loadShard(name) {
  const address = addressOf(name);
  try {
    const response = await fetch(address);
    const text = await response.text();
    globalThis.eventkb(name, JSON.parse(text.slice(text.indexOf(",") + 1, text.lastIndexOf(")"))));
  } catch {
    globalThis.importScripts(address);
  }
}

/** Loads a shard, or the script with a name. */
export async function loadAny(name, script) {
  if (name === script) globalThis.importScripts(addressOf(name));
  else await loadShard(name);
}

function addressOf(name) {
  return new URL(`${name}.js`, globalThis.location).href;
}
