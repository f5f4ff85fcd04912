// Row 10: asked again with nothing new, `track --all` must not read the history again.
import { inBenchWorld } from '../bench-world.mjs';
import { product } from '../product.mjs';
import { trackAll } from '../history-runs.mjs';
import { overRounds, takeRounds, timeCommand } from '../measure.mjs';
import { atMost, result } from '../result.mjs';
import { spreadOf } from '../spread.mjs';

export const row = {
  number: 10,
  title: 'track --all with nothing new, above node start',
  async measure(bench) {
    product();
    const results = [];
    for (const history of await bench.histories.list()) {
      results.push(await inBenchWorld({}, (world) => trackTwice({ world, history, rounds: bench.rounds(9) })));
    }
    return results;
  },
};

async function trackTwice({ world, history, rounds }) {
  await trackAll(world, history);
  const at = { cwd: history.path, env: world.env };
  const taken = await takeRounds(rounds, {
    node: () => timeCommand([process.execPath, '-e', '0'], at),
    again: () => timeCommand([process.execPath, product().cli, 'track', '--all'], at),
  });
  const above = overRounds(taken, ({ again, node }) => again.wallMs - node.wallMs);
  const what = `${history.name}, ${history.commits.toLocaleString('en')} commits`;
  return result({ what, bar: atMost(100, ' ms'), measured: above.median, note: spreadOf(above, 0) });
}
