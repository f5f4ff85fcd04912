// The histories that rows 7 to 10, 14 and 18 read: clones in the directory given by --repos, else one that is made up.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createBenchWorld } from './bench-world.mjs';
import { writeHistory } from './synthetic-history.mjs';

const CLONES = ['express', 'redis', 'git'];
/** Above this many commits two gits must pay. */
export const LONG_HISTORY = 10_000;
/** Above this many `track --all` reads with two. */
export const TWO_GITS_ABOVE = 2000;

/** `list()` gives [{name, path, commits}]; the directories are only read. */
export function findHistories({ directory, quick }) {
  const folder = mkdtempSync(join(tmpdir(), 'craftnudge-history-'));
  let found;
  return {
    list: async () => {
      found ??= directory === undefined ? [await makeOne(folder, quick)] : clonesIn(resolve(directory));
      return found;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function makeOne(folder, quick) {
  const path = join(folder, 'made-up');
  const world = createBenchWorld();
  try {
    await writeHistory({ path, commits: quick ? 1000 : 12_000, git: world.git });
  } finally {
    world.remove();
  }
  return describe('made up', path);
}

function clonesIn(directory) {
  const names = CLONES.filter((name) => existsSync(join(directory, name)));
  if (names.length === 0) throw new Error(`${directory} holds none of ${CLONES.join(', ')}`);
  return names.map((name) => describe(name, join(directory, name)));
}

function describe(name, path) {
  const count = execFileSync('git', ['-C', path, 'rev-list', '--count', 'HEAD'], { encoding: 'utf8' });
  return { name, path, commits: Number(count) };
}
