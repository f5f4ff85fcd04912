// `repair`, `erase` and `import` killed with SIGKILL at random moments: after the next run nothing is lost that was to
// stay, nothing has come back that was erased, nothing is there twice.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDataDirectory } from '../../src/store/data-directory.js';
import { openJournal } from '../../src/store/journal/journal.js';
import { openRewrites } from '../../src/store/logs.js';
import { addFigures, roundsOf, seedsOf } from '../support/guarantee.js';
import { recordsIn, rewritesIn } from '../support/journal.js';
import { createRandom } from '../support/random.mjs';
import { createWorld, projectRoot, type World } from '../support/world.js';
import { commits, hashOf, hour } from '../unit/store/commits.js';

const KILLS = roundsOf({ short: 15, full: 60 });
const COUNT = 6000;
let random = createRandom(0);
const cli = join(projectRoot, 'dist/cli.js');

let world: World;
let origin: string;
beforeEach(() => {
  world = createWorld();
  origin = join(world.root, 'origin');
  const data = openDataDirectory({ CRAFTNUDGE_HOME: origin });
  const journal = openJournal(data, { segmentBytes: 1_000_000 });
  const session = journal.openImport();
  for (const commit of commits(COUNT)) {
    const isBobs = Number(commit.insertions) % 5 === 0;
    session.add(isBobs ? { ...commit, author: { id: 'b'.repeat(16), name: 'Bob', email: 'bob@example.org' } } : commit);
  }
  session.close();
  journal.close();
  const rewrite = (n: number) =>
    ({
      v: 1,
      at: hour(n),
      repository: 'repository-api',
      from: hashOf(n),
      to: hashOf(n + 3),
      command: 'amend',
      source: 'hook',
    }) as const;
  openRewrites(data).append(Array.from({ length: 300 }, (_, at) => rewrite(at * 3)));
});
afterEach(() => world.remove());

const fresh = (): void => {
  rmSync(world.data, { recursive: true, force: true });
  cpSync(origin, world.data, { recursive: true });
};
interface Moment {
  /** The kill comes at random within these. */
  readonly milliseconds: number;
  /** They count from when this file is there. */
  readonly from?: string;
}
/** Starts the command and kills it at a random moment. Was it killed? */
const killed = async ({ milliseconds, from }: Moment, ...args: readonly string[]): Promise<boolean> => {
  const child = spawn(process.execPath, [cli, ...args], { cwd: world.root, env: world.env, stdio: 'ignore' });
  const ended = new Promise<NodeJS.Signals | null>((resolve) => child.on('close', (_, signal) => resolve(signal)));
  while (from !== undefined && child.exitCode === null && !existsSync(from)) await sleep(1);
  await sleep(random() * milliseconds);
  child.kill('SIGKILL');
  return (await ended) === 'SIGKILL';
};
const finish = (...args: readonly string[]): void => {
  const { status, stderr } = world.craftnudge(world.root, ...args);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
};
/** How long it takes undisturbed, under the load of now. */
const timeOf = (...args: readonly string[]): number => {
  const begin = performance.now();
  world.craftnudge(world.root, ...args);
  return performance.now() - begin;
};
const numbers = (): readonly number[] => recordsIn(world.data).map(({ insertions }) => Number(insertions));
const twice = (): number => numbers().length - new Set(numbers()).size;

describe.each(seedsOf('data-commands'))(`killed ${KILLS} times (seed %i)`, (seed) => {
  beforeEach(() => {
    random = createRandom(seed);
  });

  it('repair loses no whole record, keeps the damaged bytes, and is done the next time', async () => {
    const behaviors = join(origin, 'behaviors');
    const names = readdirSync(behaviors).filter((name) => /^commits.*\.jsonl$/.test(name));
    for (const name of names) {
      const bytes = readFileSync(join(behaviors, name));
      bytes.write('damage', Math.floor(bytes.length / 2));
      writeFileSync(join(behaviors, name), bytes);
    }
    appendFileSync(join(behaviors, 'rewrites.jsonl'), 'torn');
    fresh();
    const time = timeOf('repair');
    const whole = numbers();
    let kills = 0;
    let lost = 0;
    let copies = 0;
    for (let round = 0; kills < KILLS && round < KILLS * 6; round += 1) {
      fresh();
      if (await killed({ milliseconds: time }, 'repair')) kills += 1;
      finish('repair');
      finish('verify');
      const found = numbers();
      lost += whole.filter((number, at) => found[at] !== number).length;
      const kept = readdirSync(join(world.data, 'behaviors')).filter((name) => name.includes('.damaged-'));
      const sizes = kept.map((name) => [name, statSync(join(world.data, 'behaviors', name)).size] as const);
      for (const name of [...names, 'rewrites.jsonl']) {
        const size = statSync(join(behaviors, name)).size;
        if (!sizes.some(([copy, bytes]) => copy.startsWith(`${name}.damaged-`) && bytes === size)) copies += 1;
      }
    }
    addFigures('repair killed', { kills, damagedFiles: names.length + 1, lost, copiesMissing: copies });
    expect({ lost, copies }).toEqual({ lost: 0, copies: 0 });
    expect(kills).toBeGreaterThanOrEqual(KILLS);
  }, 1_800_000);

  it('erase loses nothing that stays; what goes is gone after the next command, and nothing brings it back', async () => {
    fresh();
    const args = ['erase', '--person', 'bob@example.org', '--yes'];
    const time = timeOf(...args);
    const staying = commits(COUNT)
      .map(({ insertions }) => insertions)
      .filter((number) => number % 5 !== 0);
    const bobs = new Set(
      commits(COUNT)
        .filter(({ insertions }) => insertions % 5 === 0)
        .map(({ hash }) => hash as string),
    );
    let kills = 0;
    let lost = 0;
    let returned = 0;
    let begun = 0;
    world.run(world.root, 'sh', [
      '-c',
      `CRAFTNUDGE_HOME="${origin}" "$0" "$1" export --all --full > export.jsonl`,
      process.execPath,
      cli,
    ]);
    for (let round = 0; kills < KILLS && round < KILLS * 6; round += 1) {
      fresh();
      const marker = join(world.data, 'behaviors/erased.jsonl');
      // every other time at any moment, else while lines are going
      const moment = round % 2 === 0 ? { milliseconds: time } : { milliseconds: time / 4, from: marker };
      if (await killed(moment, ...args)) kills += 1;
      const isBegun = statSync(marker, { throwIfNoEntry: false })?.size ?? 0;
      if (isBegun > 0) begun += 1;
      else finish(...args); // killed before it had begun: asked again
      // any command finishes it, here one that would bring everything back
      finish('import', join(world.root, 'export.jsonl'));
      lost += staying.length - numbers().filter((number) => number % 5 !== 0).length;
      returned += numbers().filter((number) => number % 5 === 0).length;
      returned += rewritesIn(world.data).filter(({ from, to }) => bobs.has(from) || bobs.has(to)).length;
      returned += readdirSync(join(world.data, 'behaviors')).filter((name) =>
        readFileSync(join(world.data, 'behaviors', name), 'latin1').includes('bob@example.org'),
      ).length;
      finish('verify');
    }
    addFigures('erase killed', { kills, killedAfterItBegan: begun, lost, returned, doubled: twice() });
    expect({ lost, returned, doubled: twice() }).toEqual({ lost: 0, returned: 0, doubled: 0 });
    expect(kills).toBeGreaterThanOrEqual(KILLS);
    expect(begun).toBeGreaterThan(KILLS / 4);
  }, 1_800_000);

  it('import goes on where it was, and doubles nothing', async () => {
    world.run(world.root, 'sh', [
      '-c',
      `CRAFTNUDGE_HOME="${origin}" "$0" "$1" export --all --full > export.jsonl`,
      process.execPath,
      cli,
    ]);
    const args = ['import', join(world.root, 'export.jsonl')];
    const time = timeOf(...args);
    let kills = 0;
    let lost = 0;
    let doubled = 0;
    for (let round = 0; kills < KILLS && round < KILLS * 6; round += 1) {
      rmSync(world.data, { recursive: true, force: true });
      if (await killed({ milliseconds: time }, ...args)) kills += 1;
      if (await killed({ milliseconds: time }, ...args)) kills += 1;
      finish(...args);
      finish('verify');
      lost += COUNT - new Set(numbers()).size;
      doubled += twice();
      const imported = readFileSync(join(world.data, 'behaviors/rewrites-imported.jsonl'), 'utf8')
        .trimEnd()
        .split('\n');
      lost += 300 - new Set(imported).size;
      doubled += imported.length - new Set(imported).size;
    }
    addFigures('import killed', { kills, lost, doubled });
    expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0 });
    expect(kills).toBeGreaterThanOrEqual(KILLS);
  }, 1_800_000);
});
