// Row 12: reading the whole journal, against the plainest loop over the same file; then a question about a part of it.
import { join } from 'node:path';
import { inBenchWorld } from '../bench-world.mjs';
import { bundle } from '../bundle.mjs';
import { overRounds, takeRounds, timeCommand } from '../measure.mjs';
import { atMost, noBar, result } from '../result.mjs';
import { spreadOf } from '../spread.mjs';

const reader = join(import.meta.dirname, '../journal-reader.mjs');
export const STORE = `export { openJournal } from './src/store/journal/journal.js';
export { openDataDirectory } from './src/store/data-directory.js';`;

export const row = {
  number: 12,
  title: 'reading the journal, against a chunked indexOf + JSON.parse loop',
  async measure({ rounds, quick }) {
    return inBenchWorld({}, async (world) => {
      const store = await bundle(STORE, join(world.root, 'store.mjs'));
      const run = async (mode, ...more) => {
        const command = [process.execPath, reader, mode, store, world.data, ...more];
        return JSON.parse((await timeCommand(command, { cwd: world.root, env: world.env })).stdout);
      };
      const records = quick ? 20_000 : 200_000;
      await run('fill', String(records));
      return compare({ run, records, rounds: rounds(7) });
    });
  },
};

async function compare({ run, records, rounds }) {
  const modes = ['loop', 'read', 'query', 'again'];
  const taken = await takeRounds(rounds, Object.fromEntries(modes.map((mode) => [mode, () => run(mode)])));
  for (const { loop, read } of taken) checkCounts(records, loop.records, read.records);
  const against = (mode, zero) => overRounds(taken, (round) => round[mode].ms / round[zero].ms);
  const milliseconds = (mode) => overRounds(taken, (round) => round[mode].ms).median.toFixed(1);
  const note = (mode) => `${milliseconds(mode)} ms for ${taken[0][mode].records.toLocaleString('en')} records`;
  return [
    result({
      what: `everything, ${records.toLocaleString('en')} records`,
      bar: atMost(1.25),
      measured: against('read', 'loop').median,
      note: `${spreadOf(against('read', 'loop'))}; ${note('read')}, the loop ${milliseconds('loop')} ms`,
    }),
    result({
      what: 'a repository and month, of a full read',
      bar: atMost(0.1),
      measured: against('query', 'read').median,
      note: note('query'),
    }),
    result({ what: 'the same again', bar: noBar(), measured: against('again', 'read').median, note: note('again') }),
  ];
}

function checkCounts(...counts) {
  if (new Set(counts).size > 1) throw new Error(`different numbers of records: ${counts.join(', ')}`);
}
