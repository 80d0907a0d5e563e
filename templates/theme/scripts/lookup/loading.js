// Loads files of an index in a worker.

/**
 * Loads a shard: its data as text, since a worker loads scripts one after the other. A policy may forbid it. Rejects if the
 * file is not the shard, as where a host sends a page for what is missing.
 */
export async function loadShard(name) {
  const address = addressOf(name);
  const response = await fetch(address).catch(() => null);
  if (!response) globalThis.importScripts(address);
  else {
    const text = await response.text();
    globalThis.eventkb(name, JSON.parse(text.slice(text.indexOf(",") + 1, text.lastIndexOf(")"))));
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
