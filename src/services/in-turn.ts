// Work that asks git or writes: one after the other, so that many requests at once start one git at a time.

export type InTurn = <Result>(work: () => Promise<Result>) => Promise<Result>;

export function createTurns(): InTurn {
  let tail: Promise<unknown> = Promise.resolve();
  return (work) => {
    const run = tail.then(work);
    tail = run.catch(() => undefined); // the one behind it does not care
    return run;
  };
}
