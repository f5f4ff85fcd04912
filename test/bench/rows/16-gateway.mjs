// Row 16: the API with all its guards on, against a bare fastify route that gives the same bytes; then memory.
import { inBenchWorld } from '../bench-world.mjs';
import { overRounds, takeRounds } from '../measure.mjs';
import { memoryOf } from '../processes.mjs';
import { product } from '../product.mjs';
import { atLeast, atMost, noBar, result } from '../result.mjs';
import { load, serve, serveBare } from '../served.mjs';
import { spreadOf } from '../spread.mjs';
import { writeHistory } from '../synthetic-history.mjs';
import { join } from 'node:path';

const COMMITS = 5_000;
const QUESTIONS = [
  { path: '/api/v1/commits', bar: atLeast(0.6) },
  { path: '/api/v1/analytics/metrics', bar: atLeast(0.5) },
];

export const row = {
  number: 16,
  title: 'the API with all guards on, against a bare fastify route of the same bytes',
  async measure({ rounds, quick }) {
    product();
    return inBenchWorld({}, async (world) => {
      const repository = join(world.root, 'history');
      await writeHistory({ path: repository, commits: COMMITS, git: world.git, end: Math.floor(Date.now() / 1000) });
      world.craftnudge(repository, 'track', '--all');
      const server = await serve(world);
      try {
        const results = [];
        for (const question of QUESTIONS)
          results.push(...(await askOften(server, question, { rounds: rounds(5), quick })));
        return [...results, await watchMemory(server, quick)];
      } finally {
        await server.stop();
      }
    });
  },
};

async function askOften(server, { path, bar }, { rounds, quick }) {
  const answer = await server.get(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  const body = Buffer.from(await answer.arrayBuffer());
  const bare = await serveBare(body);
  const seconds = quick ? 1 : 4;
  try {
    const taken = await takeRounds(rounds, {
      ours: () => load({ url: `${server.url}${path}`, headers: server.headers, seconds }),
      bare: () => load({ url: bare.url, seconds }),
    });
    const ratio = overRounds(taken, ({ ours, bare: theirs }) => ours.perSecond / theirs.perSecond);
    const of = (name) => overRounds(taken, ({ ours }) => ours[name]).median;
    const size = `${(body.length / 1024).toFixed(1)} KiB`;
    return [
      result({
        what: path,
        bar,
        measured: ratio.median,
        note: `${spreadOf(ratio)}; ${Math.round(of('perSecond'))} a second of ${size}`,
      }),
      result({
        what: '  p99 under that load',
        bar: noBar(' ms'),
        measured: of('p99'),
        note: `p50 ${of('p50')} ms, 20 connections`,
      }),
    ];
  } finally {
    await bare.stop();
  }
}

const FEW = 10_000;
const MANY = 200_000;

const STEPS = 5;

/** Resident memory of the server process around the first so many requests and the last: each the middle of five looks, for a collector takes its time. */
async function watchMemory({ url, headers, pid }, quick) {
  const [few, many] = quick ? [1_000, 10_000] : [FEW, MANY];
  const ask = (amount) => load({ url: `${url}/api/v1/commits`, headers, amount });
  const look = async () => {
    const seen = [];
    for (let step = 0; step < STEPS; step += 1) {
      await ask(few / STEPS);
      seen.push(memoryOf(pid));
    }
    return seen.sort((a, b) => a - b)[Math.floor(STEPS / 2)];
  };
  const before = await look();
  await ask(many - 2 * few);
  const after = await look();
  const note = `${before.toFixed(0)} MB, then ${after.toFixed(0)} MB`;
  return result({ what: `memory from request ${few} to ${many}`, bar: atMost(1.1), measured: after / before, note });
}
