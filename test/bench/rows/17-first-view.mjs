// Row 17: a million commits in the journal. What the first view of a server that has just started reads, and how long it takes.
import { readFileSync } from 'node:fs';
import { inBenchWorld } from '../bench-world.mjs';
import { memoryOf } from '../processes.mjs';
import { product } from '../product.mjs';
import { atMost, noBar, result } from '../result.mjs';
import { fillJournal } from './13-million-commits.mjs';
import { serve } from '../served.mjs';

/** Half a year of all fifty repositories is more than one answer is made of: the page then asks for one. */
const VIEWS = [
  '/api/v1/commits',
  '/api/v1/commits?repository=asked',
  '/api/v1/analytics/today?repository=asked',
  '/api/v1/analytics/week?repository=asked',
  '/api/v1/analytics/days?repository=asked',
  '/api/v1/analytics/metrics?repository=asked',
];
/** Of the journal's bytes: a look at a part, not a scan. */
const SHARE = atMost(10, ' %');

export const row = {
  number: 17,
  title: 'the first views of a server on a million commits',
  async measure({ quick }) {
    product();
    const records = quick ? 20_000 : 1_000_000;
    return inBenchWorld({}, async (world) => {
      await fillJournal(world, records);
      const results = [];
      for (const view of VIEWS) results.push(...(await lookOnce(world, view)));
      return results;
    });
  },
};

/** A server of its own for each view: nothing is known from the one before. */
async function lookOnce(world, view) {
  const size = world.journalBytes();
  const server = await serve(world);
  try {
    const before = readBy(server.pid);
    const start = performance.now();
    const answer = await server.get(view);
    const body = await answer.text();
    if (!answer.ok) throw new Error(`${view}: ${answer.status} ${body}`);
    const ms = performance.now() - start;
    const bytes = readBy(server.pid) - before;
    const note = `${(bytes / 2 ** 20).toFixed(1)} of ${(size / 2 ** 20).toFixed(0)} MiB in ${ms.toFixed(0)} ms`;
    return [
      result({ what: view, bar: SHARE, measured: (100 * bytes) / size, note }),
      result({ what: '  memory then', bar: noBar(' MB'), measured: memoryOf(server.pid) }),
    ];
  } finally {
    await server.stop();
  }
}

/** Bytes that the process has asked the kernel to read, cached or not. */
const readBy = (pid) => Number(/^rchar: (\d+)$/m.exec(readFileSync(`/proc/${pid}/io`, 'utf8'))[1]);
