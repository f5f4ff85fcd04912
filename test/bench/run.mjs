// npm run bench [-- row… --repos DIR --peers DIR --quick --strict --write]: takes the figures of the rows and prints them beside
// their bars, then the machine. A missed bar is printed as one; the exit code tells only with --strict, or of a crash.
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { writeFigures } from './figures-in-readme.mjs';
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
    write: { type: 'boolean', default: false },
    peers: { type: 'string' },
  },
});

const wanted = positionals.map(Number);
const unknown = wanted.filter((number) => !rows.some((row) => row.number === number));
if (unknown.length > 0)
  throw new Error(`there is no row ${unknown.join(', ')}; there are ${rows.map((row) => row.number).join(', ')}`);

if (values.write && (values.quick || wanted.length > 0))
  throw new Error('--write needs a whole run, and not a quick one');

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
const printed = [];
print(heading());
try {
  for (const row of rows) {
    if (wanted.length > 0 && !wanted.includes(row.number)) continue;
    const results = await measureRow(row);
    missed += results.filter(isMiss).length;
    print(linesOf(row, results));
  }
} finally {
  bench.peers.remove();
  bench.histories.remove();
}
print(describeMachine({ loadBefore, quick: values.quick }));
if (values.write) writeFigures(printed.join('\n'));
if (crashed > 0 || (values.strict && missed > 0)) process.exitCode = 1;

function print(text) {
  printed.push(text);
  console.log(text);
}

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
