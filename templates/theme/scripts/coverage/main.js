// Counts a log file in a worker and shows the result in a panel. The same script is the worker and the page's part: it is
// loaded when a reader opens a log file, and not before.

import { Index } from "../lookup/index.js";
import { loadShard } from "../lookup/loading.js";
import { count } from "./count.js";
import { LogPanel } from "./panel.js";

const scope = globalThis;

// In a page without workers, as one that was opened from a disk.
function inPage(client) {
  const index = new Index(scope.eventkb.shards);
  const pause = () => new Promise((resolve) => setTimeout(resolve));
  return (file, progress) => count(file, index, { load: (names) => client.load(names), progress, pause });
}

// In a worker, which ends when the file is counted or the panel is closed.
function inWorker(address) {
  return (file, progress, signal) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(address);
      const end = (settle, value) => {
        worker.terminate();
        settle(value);
      };
      worker.addEventListener("message", ({ data: { share, answer, fault } }) => {
        if (fault) end(reject, new Error(fault));
        else if (answer) end(resolve, answer);
        else progress(share);
      });
      worker.addEventListener("error", (event) => {
        event.preventDefault();
        end(reject, new Error("the worker doesn't work"));
      });
      signal.addEventListener("abort", () => end(reject, new Error("closed")));
      worker.postMessage(file);
    });
}

if (typeof scope.importScripts === "function") {
  const index = new Index();
  scope.eventkb = (name, data) => index.shards.set(name, data);
  const load = (names) => Promise.all(names.map(loadShard));
  const progress = (share) => scope.postMessage({ share });
  scope.addEventListener("message", async ({ data: file }) => {
    try {
      scope.postMessage({ answer: await count(file, index, { load, progress, pause: async () => {} }) });
    } catch (fault) {
      scope.postMessage({ fault: String(fault) });
    }
  });
} else {
  const { src } = document.currentScript;
  scope.eventkb.logPanel = (client, reader) => {
    const isAlone = reader.isDisk || !scope.Worker;
    return new LogPanel(client, reader, isAlone ? inPage(client) : inWorker(src), inPage(client));
  };
}
