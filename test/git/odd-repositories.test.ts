// Repositories that are not as git makes them by default, end to end: the hook, the recorder and every command that reads.
import { afterEach, beforeEach, describe, expect, it, test } from '@jest/globals';
import { chmodSync, lstatSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readingCalls } from '../support/every-command.js';
import { recordsIn } from '../support/journal.js';
import { createWorld, type Finished, projectRoot, type World } from '../support/world.js';
import { gitBytes } from './capture/parts.js';

let world: World;
beforeEach(() => {
  world = createWorld();
});
afterEach(() => world.remove());

const run = (cwd: string, line: string): Finished => world.craftnudge(cwd, ...line.split(' '));
const readEverything = (cwd: string): void => {
  for (const line of readingCalls) {
    const { status, stderr } = run(cwd, line);
    expect({ line, status, stderr: status === 2 ? stderr : '' }).toMatchObject({ line, stderr: '' });
  }
};
const coverageAt = (cwd: string): unknown => JSON.parse(run(cwd, 'coverage --json').stdout);

function installedAt(name: string, ...initArgs: readonly string[]): string {
  const path = world.repository(name, ...initArgs);
  world.commit(path, 'feat: first', { 'a.txt': 'a\n' });
  expect(run(path, 'install-hooks --no-history').status).toBe(0);
  return path;
}

it('35: a SHA-256 repository is recorded, tracked, reported, exported and verified', () => {
  const path = installedAt('sha256', '--object-format=sha256');
  const hash = world.commit(path, 'feat: second', { 'a.txt': 'b\n' });
  world.git(path, 'commit', '-q', '--amend', '-m', 'feat: amended');
  const amended = world.git(path, 'rev-parse', 'HEAD');
  expect(hash).toHaveLength(64);
  expect(coverageAt(path)).toMatchObject({ missing: 0 });
  readEverything(path);
  expect(run(path, `track ${amended.slice(0, 12)}`).status).toBe(0);
  const recorded = recordsIn(world.data).map((record): string => record.hash);
  expect(new Set(recorded)).toEqual(new Set(world.git(path, 'rev-list', '--all', '--reflog').split('\n')));
  const exported = run(path, 'export').stdout.trim().split('\n');
  expect(exported.map((line) => (JSON.parse(line) as { hash: string }).hash).toSorted()).toEqual(recorded.toSorted());
  expect(run(path, 'verify')).toMatchObject({ status: 0 });
  expect(run(path, 'report').stdout).toContain('2 commits');
});

it('36: 1,000 generated names, and one of four KiB, come through byte for byte', () => {
  const path = installedAt('names');
  const pieces = [
    '\t',
    '\n',
    '"',
    '\\',
    '\xff',
    '\xc3\x28',
    '-',
    ' ',
    '\x01',
    '\x7f',
    '\xe2\x80\xae',
    "'",
    ':',
    '{a => b}',
    '=>',
    '\r',
  ];
  const names = Array.from({ length: 1000 }, (_, n) => {
    const [first = '', second = '', third = ''] = [n, n >> 4, n >> 8].map((digit) => pieces[digit % pieces.length]);
    return Buffer.from(`${first}${n}${second}x${third}`, 'latin1');
  });
  names.push(Buffer.from(`${'d'.repeat(99)}/`.repeat(40) + 'e'.repeat(95)));
  const blob = gitBytes(world, path, ['hash-object', '-w', '--stdin'], 'one\n').trim();
  const index = names.map((name) => Buffer.concat([Buffer.from(`100644 ${blob}\t`), name, Buffer.from([0])]));
  gitBytes(world, path, ['update-index', '-z', '--index-info'], Buffer.concat(index));
  world.git(path, 'commit', '-q', '-m', 'feat: names');
  run(path, 'status');
  const kept = recordsIn(world.data)
    .at(-1)
    ?.files.map((file) =>
      file.pathBytes === undefined ? Buffer.from(file.path) : Buffer.from(file.pathBytes, 'base64'),
    );
  const hexOf = (list: readonly Buffer[] = []): readonly string[] =>
    list.map((name) => name.toString('hex')).toSorted();
  expect(hexOf(kept)).toEqual(hexOf(names));
  readEverything(path);
});

it('42: a commit of 100,000 files is counted exactly, in at most 150 MB', () => {
  const path = installedAt('wide');
  const blob = gitBytes(world, path, ['hash-object', '-w', '--stdin'], 'one\ntwo\nthree\n').trim();
  const index = Array.from(
    { length: 100_000 },
    (_, n) => `100644 ${blob}\tsrc/folder-${n % 500}/file-number-${n}.ts\n`,
  );
  gitBytes(world, path, ['update-index', '--index-info'], index.join(''));
  const spy = join(world.root, 'spy.cjs');
  const said = join(world.root, 'peak');
  world.write(
    spy,
    `process.on('exit', () => require('fs').writeFileSync('${said}', String(process.resourceUsage().maxRSS)));`,
  );
  // Without its hook: the recorder under observation is the one that takes it from the reflog.
  world.run(path, 'git', ['-c', 'core.hooksPath=/dev/null', 'commit', '-q', '-m', 'feat: wide']);
  const line = [
    '1',
    'post-commit',
    path,
    '',
    world.git(path, 'rev-parse', 'HEAD'),
    ...Array.from({ length: 9 }, () => ''),
  ];
  world.write(join(world.data, 'spool/1-0.post-commit'), `${line.join('\t')}\n`);
  chmodSync(join(world.data, 'spool/1-0.post-commit'), 0o600);
  const { status } = world.run('/', process.execPath, ['--require', spy, join(projectRoot, 'dist/recorder.cjs')]);
  expect(status).toBe(0);
  const [record] = recordsIn(world.data);
  expect(record).toMatchObject({ filesTotal: 100_000, insertions: 300_000, deletions: 0 });
  expect(record?.files).toHaveLength(20_000);
  expect(Number(readFileSync(said, 'utf8')) / 1024).toBeLessThanOrEqual(150);
});

describe('40: a clone that lacks objects, with a promisor', () => {
  const traced = (): readonly string[] =>
    readFileSync(join(world.root, 'trace'), 'utf8')
      .split('\n')
      .filter((line) => /upload-pack|fetch-pack|git fetch|git-remote|rev-list --objects --stdin --not/.test(line));

  test.each([
    ['without blobs', ['--filter=blob:none']],
    ['without trees', ['--filter=tree:0']],
    ['shallow and without blobs', ['--filter=blob:none', '--depth=1']],
  ])('%s: no fetch in 100 commits, amends and reconciles', (_, args) => {
    const origin = world.repository('origin');
    for (const n of [1, 2, 3]) world.commit(origin, `feat: ${n}`, { 'a.txt': `${n}\n`, [`b${n}.txt`]: 'b\n' });
    world.git(origin, 'config', 'uploadpack.allowFilter', 'true');
    const path = join(world.root, 'clone');
    world.git(world.root, 'clone', '-q', ...args, `file://${origin}`, path);
    world.git(path, 'config', 'user.email', 'ada@example.org');
    world.git(path, 'config', 'user.name', 'Ada');
    expect(run(path, 'install-hooks --no-history').status).toBe(0);
    // What git itself needs for its commits is here from now on; then every git of ours is watched.
    world.git(path, 'status');
    const bin = join(world.root, 'bin');
    const git = world.run('/', 'sh', ['-c', 'command -v git']).stdout.trim();
    world.write(join(bin, 'git'), `#!/bin/sh\nGIT_TRACE='${world.root}/trace' exec ${git} "$@"\n`);
    chmodSync(join(bin, 'git'), 0o755);
    const PATH = `${bin}:${world.env['PATH']}`;
    const recorder = (): number | null =>
      world.run('/', process.execPath, [join(projectRoot, 'dist/recorder.cjs')], { PATH }).status;
    const cli = (line: string): Finished =>
      world.run(path, process.execPath, [join(projectRoot, 'dist/cli.js'), ...line.split(' ')], { PATH });
    const script = `for n in $(seq 50); do ${git} commit -q --allow-empty -m "feat: $n"; ${git} commit -q --amend --allow-empty -m "feat: $n."; done`;
    expect(world.run(path, 'sh', ['-c', script]).status).toBe(0);
    expect(recorder()).toBe(0);
    for (const line of [...readingCalls, 'track --range HEAD~3..HEAD', 'track HEAD~50']) cli(line);
    expect(readFileSync(join(world.root, 'trace'), 'utf8')).toContain('diff-tree');
    expect(traced()).toEqual([]);
    const records = recordsIn(world.data);
    expect(records.filter(({ message }) => /^feat: \d+\.$/.test(message))).toHaveLength(50);
    const old = records.find(({ hash }) => hash === world.git(path, 'rev-parse', 'HEAD~50'));
    expect(old).toMatchObject({ stats: 'unknown' });
  });

  it('the trace can sing: git itself fetches', () => {
    const origin = world.repository('origin');
    for (const n of [1, 2]) world.commit(origin, `feat: ${n}`, { 'a.txt': `${n}\n` });
    world.git(origin, 'config', 'uploadpack.allowFilter', 'true');
    world.git(world.root, 'clone', '-q', '--filter=blob:none', `file://${origin}`, 'clone');
    world.run(join(world.root, 'clone'), 'git', ['log', '-p'], { GIT_TRACE: join(world.root, 'trace') });
    expect(traced()).not.toEqual([]);
  });
});

describe('44: a configuration', () => {
  it('that git cannot use for its diffs does not matter', () => {
    const path = installedAt('bogus');
    world.run(path, 'git', ['-c', 'core.hooksPath=/dev/null', 'commit', '-q', '--allow-empty', '-m', 'feat: second']);
    const hash = world.git(path, 'rev-parse', 'HEAD');
    world.git(path, 'config', 'diff.algorithm', 'bogus');
    expect(coverageAt(path)).toMatchObject({ missing: 0 });
    expect(recordsIn(world.data).map((record) => record.hash)).toEqual([hash]);
    readEverything(path);
  });

  test.each([
    ['of a format from the future', '[core]\n\trepositoryformatversion = 99\n'],
    ['with an extension that nobody knows', '[core]\n\trepositoryformatversion = 1\n[extensions]\n\tcrystal = true\n'],
    ['that is no configuration', '[core\n\tbare = maybe\n'],
  ])('%s keeps the work, and it is done once that is mended', (_, text) => {
    const path = installedAt('parked');
    const hooks = join(path, '.git/hooks/post-commit');
    const hash = world.run(path, 'git', [
      '-c',
      'core.hooksPath=/dev/null',
      'commit',
      '-q',
      '--allow-empty',
      '-m',
      'feat: x',
    ]);
    expect(hash.status).toBe(0);
    expect(world.run(path, hooks, []).status).toBe(0);
    const config = join(path, '.git/config');
    const sound = readFileSync(config, 'utf8');
    world.write(config, sound + text);
    for (const line of ['status', 'coverage', 'doctor', 'report']) {
      const { stdout, stderr } = run(path, line);
      expect(`${stdout}${stderr}`).not.toMatch(/\n\s+at |undefined/);
    }
    const before = recordsIn(world.data).length;
    world.write(config, sound);
    run(path, 'status');
    expect(recordsIn(world.data)).toHaveLength(1);
    expect(before).toBeLessThanOrEqual(1);
    expect(coverageAt(path)).toMatchObject({ missing: 0 });
  });
});

describe('45: a power cut that took from git', () => {
  const objectOf = (path: string, hash: string): string => join(path, '.git/objects', hash.slice(0, 2), hash.slice(2));
  const sizes = (): string =>
    readdirSync(world.data, { recursive: true, encoding: 'utf8' })
      .filter((name) => /^(?:behaviors|notifications|spool)/.test(name))
      .toSorted()
      .map((name) => `${name} ${lstatSync(join(world.data, name)).size}`)
      .join('\n');

  test.each([
    ['the commit', ''],
    ['its tree', '^{tree}'],
    ['its file', ':b.txt'],
  ])('%s of a record: nothing grows over ten reconciles, and at most one line tells', (_, what) => {
    const path = installedAt('cut');
    const lost = world.commit(path, 'feat: second', { 'b.txt': 'b\n' });
    run(path, 'status');
    expect(recordsIn(world.data).map(({ hash }) => hash)).toEqual([lost]);
    rmSync(objectOf(path, world.git(path, 'rev-parse', `${lost}${what}`)));
    run(path, 'status');
    const before = sizes();
    for (let n = 0; n < 10; n += 1) {
      const { stdout, stderr } = run(path, n % 2 === 0 ? 'status' : 'coverage');
      expect(`${stdout}${stderr}`.match(/missing|cannot|lost|bad object|unable/gi)?.length ?? 0).toBeLessThanOrEqual(1);
    }
    expect(sizes()).toBe(before);
  });

  test.each([
    ['its tree', '^{tree}', { stats: 'unknown', files: [] }],
    ['its file', ':b.txt', { stats: 'unknown' }],
  ])('%s before it was recorded: what is there is recorded, and so are all others', (_, what, kept) => {
    const path = installedAt('cut');
    const commit = (message: string, name: string): string => {
      world.write(join(path, name), `${message}\n`);
      world.git(path, 'add', name);
      world.run(path, 'git', ['-c', 'core.hooksPath=/dev/null', 'commit', '-q', '-m', message]);
      return world.git(path, 'rev-parse', 'HEAD');
    };
    const [first, lost, last] = [
      commit('feat: one', 'c.txt'),
      commit('feat: two', 'b.txt'),
      commit('feat: three', 'd.txt'),
    ];
    rmSync(objectOf(path, world.git(path, 'rev-parse', `${lost}${what}`)));
    for (let n = 0; n < 3; n += 1) run(path, 'status');
    const records = recordsIn(world.data);
    expect(records.map(({ hash }): string => hash)).toEqual(expect.arrayContaining([first, last, lost]));
    expect(records).toHaveLength(3);
    expect(records.find(({ hash }) => hash === lost)).toMatchObject(kept);
  });
});
