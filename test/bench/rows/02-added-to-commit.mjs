// Row 2: what a hook adds to the wall time of `git commit`, ours against the hook managers, all in the same rounds.
import { inBenchWorld } from '../bench-world.mjs';
import { product } from '../product.mjs';
import { addedToCommit } from '../added-to-commit.mjs';
import { atLeast, noBar, notMeasured, result } from '../result.mjs';

const MANAGERS = ['husky', 'lefthook'];

export const row = {
  number: 2,
  title: 'wall time added to git commit, against husky and lefthook',
  async measure(bench) {
    product();
    return inBenchWorld({}, async (world) => factors(await addedToCommit({ bench, world, peers: MANAGERS })));
  },
};

function factors({ added, base, reasons }) {
  const lines = MANAGERS.flatMap((peer) => {
    if (reasons[peer] !== undefined) return [notMeasured(`${peer}`, noBar(), reasons[peer])];
    const note = (name) => `${added[peer].toFixed(1)} ms against ${added[name].toFixed(2)} ms`;
    return [
      result({
        what: `${peer}, a recorder is alive`,
        bar: atLeast(20),
        measured: added[peer] / added.alive,
        note: note('alive'),
      }),
      result({
        what: `${peer}, starting one`,
        bar: atLeast(8),
        measured: added[peer] / added.starting,
        note: note('starting'),
      }),
    ];
  });
  const empty = result({
    what: 'an empty hook adds',
    bar: noBar(' ms'),
    measured: added.empty,
    note: `to a commit of ${base.toFixed(1)} ms without hooks`,
  });
  return [...lines, empty];
}
