// Row 13: a month of one repository among fifty, with a million commits in the journal, above node start.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inBenchWorld } from '../bench-world.mjs';
import { bundle } from '../bundle.mjs';
import { overRounds, takeRounds, timeCommand } from '../measure.mjs';
import { product } from '../product.mjs';
import { atMost, noBar, result } from '../result.mjs';
import { spreadOf } from '../spread.mjs';
import { STORE } from './12-read-journal.mjs';

const reader = join(import.meta.dirname, '../journal-reader.mjs');
const REPOSITORIES = 50;
const QUESTIONS = {
  report: ['report', '--since', '30d'],
  week: ['week'],
  today: ['today'],
};

export const row = {
  number: 13,
  title: 'a question about one repository and month, above node start',
  async measure({ rounds, quick }) {
    product();
    const records = quick ? 20_000 : 1_000_000;
    return inBenchWorld({}, async (world) => {
      const repository = await fillJournal(world, records);
      return ask({ world, repository, records, rounds: rounds(7) });
    });
  },
};

/** The journal's end is now, and one of its repositories is one that is really there, with our hooks. */
export async function fillJournal(world, records) {
  const repository = world.repository('asked');
  world.installHooks(repository);
  await world.isQuiet();
  const store = await bundle(STORE, join(world.root, 'store.mjs'));
  const end = Math.floor(Date.now() / 1000);
  const fill = [process.execPath, reader, 'fill', store, world.data, records, end, idOf(world)].map(String);
  await timeCommand(fill, { cwd: world.root, env: world.env });
  return repository;
}

function idOf({ data }) {
  const { repositories } = JSON.parse(readFileSync(join(data, 'settings/repositories.json'), 'utf8'));
  return Object.values(repositories)[0].id;
}

async function ask({ world, repository, records, rounds }) {
  const at = { cwd: repository, env: world.env };
  const command = (args) => [process.execPath, product().cli, ...args];
  const variants = Object.entries(QUESTIONS).map(([name, args]) => [name, () => timeCommand(command(args), at)]);
  const node = () => timeCommand([process.execPath, '-e', '0'], at);
  const taken = await takeRounds(rounds, { node, ...Object.fromEntries(variants) });
  const own = (records / REPOSITORIES).toLocaleString('en');
  return Object.keys(QUESTIONS).map((name) => {
    const above = overRounds(taken, (round) => round[name].wallMs - round.node.wallMs);
    return result({
      what: `${QUESTIONS[name].join(' ')}, of ${records.toLocaleString('en')}`,
      bar: name === 'report' ? atMost(200, ' ms') : noBar(' ms'),
      measured: above.median,
      note: `${spreadOf(above, 0)}; ${own} of them are its own`,
    });
  });
}
