// Questions to a worker, each with a number, since answers may come in another order.

/** `{ask, stop}`: `ask` promises the answer to a text; `stop` ends the worker, and rejects what is not answered yet. */
export function asking(worker) {
  const waiting = new Map();
  let count = 0;
  let isOver = false;
  const stop = () => {
    isOver = true;
    worker.terminate();
    for (const { reject } of waiting.values()) reject(new Error("the worker doesn't work"));
    waiting.clear();
  };
  worker.addEventListener("message", ({ data: { number, answer, fault } }) => {
    const question = waiting.get(number);
    waiting.delete(number);
    if (fault) question?.reject(new Error(fault));
    else question?.resolve(answer);
  });
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    stop();
  });
  const ask = (text) =>
    new Promise((resolve, reject) => {
      if (isOver) throw new Error("the worker doesn't work");
      count += 1;
      waiting.set(count, { resolve, reject });
      worker.postMessage({ number: count, text });
    });
  return { ask, stop };
}
