// Questions one after the other: of those that come while one is being answered, only the last one is asked.

/**
 * A function that calls `ask` and gives its promise. While that is open, further calls wait for it; then `ask` is called
 * once more if `isBehind`.
 */
export function oneByOne(ask, isBehind) {
  let running = null;
  return function next() {
    running ??= ask().finally(() => {
      running = null;
      return isBehind() ? next() : null;
    });
    return running;
  };
}
