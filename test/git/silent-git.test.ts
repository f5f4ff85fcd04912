// A git that never answers: real ones, that wait at a FIFO for a writer who does not come.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { blameFix } from '../../src/capture/blame.js';
import { openGit } from '../../src/capture/git.js';
import { readAtOnce } from '../../src/capture/read-raw.js';
import type { CommitHash } from '../../src/domain/commit-record.js';
import { createRecorder } from '../../src/recorder/recorder.js';
import { openStores } from '../../src/recorder/stores.js';
import { recordsIn } from '../support/journal.js';
import { createWorld, type World } from '../support/world.js';

/** Long beside what a git needs to start on a busy machine. */
const SILENCE_MS = 3000;

let world: World;
let stuck: string;

beforeEach(() => {
  world = createWorld();
  stuck = world.repository('stuck');
  world.commit(stuck, 'feat: first', { 'a.ts': 'a\n' });
});
afterEach(() => world.remove());

const hang = (): void => {
  const fifo = join(world.root, 'fifo');
  execFileSync('mkfifo', [fifo]);
  world.git(stuck, 'config', 'include.path', fifo);
};

const doorAt = (path: string) =>
  openGit({ cwd: path, gitDir: join(path, '.git'), env: world.env, silenceMs: SILENCE_MS });

const drainWith = async (): Promise<readonly Error[]> => {
  const problems: Error[] = [];
  const report = (problem: Error): void => void problems.push(problem);
  await createRecorder({ env: world.env, stores: openStores(world.env), report, gitSilenceMs: SILENCE_MS }).drain();
  return problems;
};

const spooled = (): readonly string[] =>
  readdirSync(join(world.data, 'spool')).filter((name) => name.includes('.post-'));

describe('a git that hangs is ended', () => {
  it('in each way of asking, and the failure says where and what to look at', async () => {
    hang();
    const git = doorAt(stuck);
    const gaveNoAnswer = {
      code: 'GIT_SILENT',
      message: expect.stringMatching(/gave no answer .*stuck.*include\.path/),
    };
    await expect(git.run(['rev-parse', 'HEAD'])).rejects.toMatchObject(gaveNoAnswer);
    await expect(git.stream(['rev-parse', 'HEAD']).ended).rejects.toMatchObject(gaveNoAnswer);
    expect(git.runBriefly(['rev-parse', 'HEAD'])).toBeUndefined();
    await expect(readAtOnce(git, [], 'counts')).rejects.toMatchObject(gaveNoAnswer);
  });

  it('where blame hangs at what a work tree brings, git could not tell, and nothing else fails for it', async () => {
    const parent = world.commit(stuck, 'feat: more', { 'a.ts': 'let a = 1;\n' });
    const hash = world.commit(stuck, 'fix: less', { 'a.ts': 'let a = 2;\n' });
    execFileSync('mkfifo', [join(stuck, '.mailmap')]);
    const fix = { hash: hash as CommitHash, parent: parent as CommitHash, files: ['a.ts'] };
    expect(await blameFix(doorAt(stuck), fix)).toBeUndefined();
  });

  it('and keeps no other repository waiting; its own work stays for the next run', async () => {
    const fine = world.repository('fine');
    world.commit(fine, 'feat: first', { 'b.ts': 'b\n' });
    for (const path of [stuck, fine]) world.craftnudge(path, 'install-hooks', '--no-history');
    world.write(join(world.data, 'state/recorder.pid'), `${process.pid}\n`); // hooks leave the work to this process
    const late = world.commit(stuck, 'feat: second', { 'a.ts': 'aa\n' });
    const other = world.commit(fine, 'feat: second', { 'b.ts': 'bb\n' });
    hang();

    expect(await drainWith()).toEqual([expect.objectContaining({ code: 'GIT_SILENT' })]);
    expect(recordsIn(world.data).map(({ hash }) => hash)).toEqual([other]);
    expect(spooled()).toEqual([expect.stringContaining(late)]);

    execFileSync('git', ['config', '--file', join(stuck, '.git/config'), '--unset', 'include.path']);
    expect(await drainWith()).toEqual([]);
    expect(recordsIn(world.data).map(({ hash }) => hash)).toEqual([other, late]);
    expect(spooled()).toEqual([]);
  });
});

describe('a git that is only slower than its reader', () => {
  it('is not taken for one that hangs', async () => {
    world.commit(stuck, 'feat: big', { 'big.txt': 'x'.repeat(1 << 20) });
    const { output, ended } = doorAt(stuck).stream(['cat-file', 'blob', 'HEAD:big.txt']);
    await new Promise((resolve) => setTimeout(resolve, 2.5 * SILENCE_MS)); // the pipe is full, and nobody reads
    let bytes = 0;
    for await (const chunk of output) bytes += (chunk as Buffer).length;
    await ended;
    expect(bytes).toBe(1 << 20);
  });
});
