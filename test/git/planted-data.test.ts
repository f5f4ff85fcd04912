// Things planted in the data directory at every path that is ever written, umask 0, and root in somebody's home: nothing is
// written through, nobody waits, nothing is open to others. Programs that plant need no rights but those of a careless user.
import { afterEach, beforeEach, describe, expect, it, test } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { everyCall } from '../support/every-command.js';
import { recordsIn } from '../support/journal.js';
import { copyShipped } from '../support/shipped.js';
import { createWorld, projectRoot, type World } from '../support/world.js';

const SOMEBODY = 12_345;
const TALKATIVE = {
  CRAFTNUDGE_NOTIFY_QUIETMINUTES: '0',
  CRAFTNUDGE_NOTIFY_QUIETHOURS: 'off',
  CRAFTNUDGE_NOTIFY_GAPMINUTES: '0',
  CRAFTNUDGE_NOTIFY_SHAREPERCENT: '100',
  CRAFTNUDGE_NOTIFY_CHANNELS: 'terminal',
};

let world: World;
let repo: string;

beforeEach(() => {
  world = createWorld(TALKATIVE);
  repo = world.repository('api');
  world.commit(repo, 'feat: first', { 'a.ts': '1\n' });
});
afterEach(() => world.remove());

const run = (line: string): ReturnType<World['craftnudge']> => world.craftnudge(repo, ...line.split(' '));
const recorder = (): void => {
  world.run('/', process.execPath, [join(projectRoot, 'dist/recorder.cjs')]);
};

/** Everything that a life with CraftNudge leaves. */
function live(): void {
  run('install-hooks');
  for (const n of [1, 2, 3]) world.commit(repo, `fix: a, take ${n}`, { 'a.ts': `${n}\n` });
  recorder();
  for (const line of everyCall.slice(0, -1)) run(line);
}

const filesBelow = (root: string): readonly string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((name) => join(root, name))
    .filter((path) => lstatSync(path).isFile());

describe('53: under umask 0', () => {
  it('no command and no recorder leaves a file or directory that others may open', () => {
    const before = process.umask(0);
    try {
      live();
    } finally {
      process.umask(before);
    }
    const entries = [
      world.data,
      ...readdirSync(world.data, { recursive: true, encoding: 'utf8' }).map((name) => join(world.data, name)),
    ];
    const loose = entries.filter((path) => (lstatSync(path).mode & 0o077) !== 0);
    expect(entries.length).toBeGreaterThan(20);
    expect(loose).toEqual([]);
    const config = join(world.home, '.config/craftnudge');
    for (const path of filesBelow(config)) expect(statSync(path).mode & 0o022).toBe(0);
  });
});

describe('52: planted at each file of the data directory,', () => {
  const victim = (): string => join(world.root, 'bashrc');
  const plants: Readonly<Record<string, (path: string) => void>> = {
    'a link': (path) => symlinkSync(victim(), path),
    'a link to nowhere': (path) => symlinkSync(join(world.root, 'made-by-craftnudge'), path),
    'a hard link': (path) => linkSync(victim(), path),
    'a FIFO': (path) => void execFileSync('mkfifo', ['-m', '600', path]),
    'a device': (path) => void execFileSync('mknod', ['-m', '600', path, 'c', '1', '3']),
    'a directory': (path) => mkdirSync(path),
    "somebody else's file": (path) => (
      writeFileSync(path, 'theirs\n', { mode: 0o600 }), chownSync(path, SOMEBODY, SOMEBODY)
    ),
  };
  const kinds =
    process.getuid?.() === 0 ? Object.keys(plants) : Object.keys(plants).filter((kind) => !/device|else/.test(kind));

  test.each(kinds)('%s is neither written through nor waited for', (kind) => {
    live();
    writeFileSync(victim(), 'alias ls=ls\n', { mode: 0o600 });
    const paths = filesBelow(world.data).filter((path) => !path.includes('/install/hooks/'));
    expect(paths.length).toBeGreaterThan(8);
    for (const [index, path] of paths.entries()) {
      const kept = readFileSync(path);
      rmSync(path, { force: true });
      mkdirSync(dirname(path), { recursive: true });
      plants[kind]?.(path);
      // Foreground first: git itself must not wait for us.
      const started = spawnSync('git', ['commit', '-q', '--allow-empty', '-m', `fix: a ${index}`], {
        cwd: repo,
        env: world.env,
        timeout: 60_000,
      });
      expect({ path, status: started.status, said: started.stderr.toString() }).toEqual({ path, status: 0, said: '' });
      for (const program of ['cli.js status', 'recorder.cjs']) {
        const [script = '', ...words] = program.split(' ');
        const options = { cwd: repo, env: world.env, timeout: 60_000 };
        const { signal, stderr } = spawnSync(process.execPath, [join(projectRoot, 'dist', script), ...words], options);
        const crashed = /\n\s+at /.test(stderr.toString());
        expect({ path, program, signal, crashed }).toEqual({ path, program, signal: null, crashed: false });
      }
      expect(readFileSync(victim(), 'utf8')).toBe('alias ls=ls\n');
      expect(existsSync(join(world.root, 'made-by-craftnudge'))).toBe(false);
      const theirs = lstatSync(path, { throwIfNoEntry: false })?.uid === SOMEBODY;
      expect(theirs ? readFileSync(path, 'latin1').slice(0, 20) : 'replaced').toMatch(/^(?:theirs\n|replaced)$/);
      rmSync(path, { recursive: true, force: true });
      writeFileSync(path, kept, { mode: 0o600 });
    }
    run('status');
    const coverage = JSON.parse(run('coverage --json').stdout) as { missing: number };
    expect(coverage).toMatchObject({ missing: 0 });
    expect(new Set(recordsIn(world.data).map(({ hash }) => hash)).size).toBe(recordsIn(world.data).length);
  }, 300_000);

  test('a data directory that a repository brings, or that is a link, is refused by every command', () => {
    const outside = join(world.root, 'outside');
    mkdirSync(outside, { mode: 0o700 });
    symlinkSync(outside, world.data);
    const said = everyCall.map(run).filter(({ status }) => status !== 0);
    expect(said.length).toBeGreaterThan(10);
    for (const { stderr } of said) expect(stderr).toMatch(/symbolic link|not a directory|hooks/);
    expect(readdirSync(outside)).toEqual([]);
  });
});

const asRoot = process.getuid?.() === 0 ? describe : describe.skip;
asRoot('54: root, with the home of a user', () => {
  const asUser = ['--reuid', String(SOMEBODY), '--regid', String(SOMEBODY), '--clear-groups'];

  /** Hands the world to the user; returns how to run something as them. */
  function handOver(): (program: string, ...args: readonly string[]) => ReturnType<World['run']> {
    execFileSync('chown', ['-R', `${SOMEBODY}:${SOMEBODY}`, world.root]);
    chmodSync(world.root, 0o755);
    return (program, ...args) => world.run(repo, 'setpriv', [...asUser, program, ...args]);
  }
  const ofRoot = (): readonly string[] =>
    execFileSync('find', [world.root, '-path', repo, '-prune', '-o', '-uid', '0', '-print'], { encoding: 'utf8' })
      .split('\n')
      .filter((path) => path !== '');

  it('leaves no file of root behind, and what root committed is recorded by the user', () => {
    const cli = join(copyShipped(world), 'dist/cli.js');
    const user = handOver();
    expect(user(process.execPath, cli, 'install-hooks', '--no-history')).toMatchObject({ status: 0 });
    const env = { ...world.env, SUDO_UID: String(SOMEBODY), SUDO_GID: String(SOMEBODY) };
    for (const n of [1, 2, 3])
      expect(world.run(repo, 'git', ['commit', '-q', '--allow-empty', '-m', `feat: by root ${n}`], env)).toMatchObject({
        status: 0,
        stderr: '',
      });
    for (const line of everyCall) world.run(repo, process.execPath, [cli, ...line.split(' ')], env);
    world.run('/', process.execPath, [join(cli, '../recorder.cjs')], env);
    expect(ofRoot()).toEqual([]);
    execFileSync('chown', ['-R', `${SOMEBODY}:${SOMEBODY}`, repo]);
    expect(user(process.execPath, cli, 'status')).toMatchObject({ status: 0, stderr: '' });
    const { stdout } = user(process.execPath, cli, 'coverage', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ missing: 0 });
  });

  it('before anything was installed makes no data directory there', () => {
    handOver();
    const env = { ...world.env, SUDO_UID: String(SOMEBODY) };
    for (const line of everyCall)
      world.run(repo, process.execPath, [join(projectRoot, 'dist/cli.js'), ...line.split(' ')], env);
    expect(ofRoot()).toEqual([]);
  });
});
