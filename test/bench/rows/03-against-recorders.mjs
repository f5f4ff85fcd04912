// Row 3: as row 2, against git-stats, which records each commit as we do, and hook managers where they install.
import { addedToCommit } from '../added-to-commit.mjs';
import { inBenchWorld } from '../bench-world.mjs';
import { product } from '../product.mjs';
import { atLeast, noBar, notMeasured, result } from '../result.mjs';

const PEERS = ['git-stats', 'hk', 'prek', 'pre-commit'];

export const row = {
  number: 3,
  title: 'wall time added to git commit, against git-stats and others',
  async measure(bench) {
    product();
    return inBenchWorld({}, async (world) => factors(await addedToCommit({ bench, world, peers: PEERS })));
  },
};

function factors({ added, reasons }) {
  return PEERS.map((peer) => {
    const bar = peer === 'git-stats' ? atLeast(75) : noBar();
    if (reasons[peer] !== undefined) return notMeasured(peer, bar, reasons[peer]);
    return result({
      what: peer,
      bar,
      measured: added[peer] / added.alive,
      note: `${added[peer].toFixed(1)} ms against ${added.alive.toFixed(2)} ms`,
    });
  });
}
