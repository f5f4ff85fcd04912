// npm run bench [-- row… --repos DIR --quick --strict --peers DIR]: takes the figures of the rows and prints them beside
// their bars, then the machine. A missed bar is printed as one; the exit code tells only with --strict, or of a crash.
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { findHistories } from './histories.mjs';
import { describeMachine } from './machine.mjs';
import { createPeers } from './peers.mjs';
import { linesOf, heading } from './print-row.mjs';
import { isMiss, NotMeasured, notMeasured, unmetBar } from './result.mjs';
import { rows } from './rows/index.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    repos: { type: 'string' },
    quick: { type: 'boolean', default: false },
    strict: { type: 'boolean', default: false },
    peers: { type: 'string' },
  },
});

const wanted = positionals.map(Number);
const unknown = wanted.filter((number) => !rows.some((row) => row.number === number));
if (unknown.length > 0)
  throw new Error(`there is no row ${unknown.join(', ')}; there are ${rows.map((row) => row.number).join(', ')}`);

const bench = {
  quick: values.quick,
  /** How many rounds, or turns in a round, a row takes; a quick run shows that it works, not how fast it is. */
  rounds: (count) => (values.quick ? Math.min(2, count) : count),
  steps: (count) => (values.quick ? Math.min(4, count) : count),
  peers: createPeers(values.peers),
  histories: findHistories({ directory: values.repos, quick: values.quick }),
  /** What several rows need of one history is measured once. */
  shared: new Map(),
};

const loadBefore = loadavg();
let crashed = 0;
let missed = 0;
console.log(heading());
try {
  for (const row of rows) {
    if (wanted.length > 0 && !wanted.includes(row.number)) continue;
    const results = await measureRow(row);
    missed += results.filter(isMiss).length;
    console.log(linesOf(row, results));
  }
} finally {
  bench.peers.remove();
  bench.histories.remove();
}
console.log(describeMachine({ loadBefore, quick: values.quick }));
if (crashed > 0 || (values.strict && missed > 0)) process.exitCode = 1;

async function measureRow(row) {
  try {
    return await row.measure(bench);
  } catch (error) {
    if (error instanceof NotMeasured) return [notMeasured('', unmetBar, error.message)];
    crashed += 1;
    console.error(error);
    return [notMeasured('', unmetBar, `crashed: ${error.message.split('\n')[0]}`)];
  }
}
