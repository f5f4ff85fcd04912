// Case 47, so that nothing escapes: every place in the sources that starts a process is in the table below, every git line
// that a life with CraftNudge runs is of a kind that the table knows, and each such line meets every key that git knows.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { parse } from '@babel/parser';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { blameArguments, diffArguments } from '../../../src/capture/blame.js';
import { GIT_SETTINGS, gitEnvironment } from '../../../src/capture/git-environment.js';
import { everyCall } from '../../support/every-command.js';
import { createWorld, projectRoot, type World } from '../../support/world.js';

/** Who starts processes, and how many places of each file do. A new one belongs into `everyCall` below as well. */
const STARTERS: Readonly<Record<string, number>> = {
  'capture/blame.ts': 1,
  'capture/drafts.ts': 1,
  'capture/git.ts': 3,
  'capture/history-chunks.ts': 1,
  'capture/identities.ts': 1,
  'capture/read-asides.ts': 1,
  'capture/read-raw.ts': 3,
  'capture/reflog-git.ts': 1,
  'capture/repository.ts': 2,
  'capture/revisions.ts': 3,
  'cli/config.ts': 2,
  'cli/evaluate-apart.ts': 1,
  'cli/kept-server.ts': 1,
  'cli/open-browser.ts': 1,
  'install/digest-timer.ts': 1,
  'notify/desktop/notify-send.ts': 1,
  'notify/desktop/waiter.ts': 1,
  'recorder/desk-sources.ts': 1,
  'recorder/place-recorder.ts': 1,
  'recorder/wake.ts': 1,
  'services/git-runner.ts': 1,
};

/** What git is asked for, by its subcommand. */
const SUBCOMMANDS = [
  '--version',
  'blame',
  'cat-file',
  'config',
  'diff-tree',
  'for-each-ref',
  'log',
  'rev-list',
  'rev-parse',
];

let world: World;
let path: string;
let lines: readonly (readonly string[])[];
let evil: string;
let canary: string;

beforeAll(() => {
  world = createWorld();
  path = world.repository('api');
  world.commit(path, 'feat: code', { 'a.ts': 'let a = 1;\n' });
  world.commit(path, 'fix: code', { 'a.ts': 'let a = 2;\n' });
  world.commit(path, 'feat: first', { 'a.txt': 'a\n', '.gitattributes': '* diff=evil filter=evil merge=evil\n' });
  canary = join(world.root, 'canary');
  evil = join(world.root, 'evil.sh');
  world.write(evil, `#!/bin/sh\necho "$0 $*" >>'${canary}'\nexit 1\n`);
  chmodSync(evil, 0o755);
  lines = linesOfLife();
});
afterAll(() => world.remove());

/** The arguments of every git that a life starts, each once; hashes stand for one another. */
function linesOfLife(): readonly (readonly string[])[] {
  const bin = join(world.root, 'bin');
  const log = join(world.root, 'lines');
  const git = world.run('/', 'sh', ['-c', 'command -v git']).stdout.trim();
  world.write(join(bin, 'git'), `#!/bin/sh\nprintf '%s\\0' "$@" '' >>'${log}'\nexec ${git} "$@"\n`);
  chmodSync(join(bin, 'git'), 0o755);
  const env = { PATH: `${bin}:${world.env['PATH']}` };
  const node = (...words: readonly string[]): void => void world.run(path, process.execPath, words, env);
  for (const words of everyCall) {
    node(join(projectRoot, 'dist/cli.js'), ...words.split(' '));
    world.run(path, git, ['commit', '-q', '--allow-empty', '-m', `fix: ${words}`], {
      ...env,
      GIT_COMMITTER_EMAIL: `${everyCall.indexOf(words)}@example.org`,
    });
    node(join(projectRoot, 'dist/recorder.cjs'));
  }
  const shapes = new Map<string, readonly string[]>();
  for (const line of readFileSync(log, 'utf8').split('\0\0')) {
    const words = line.split('\0').filter((word) => word !== '');
    const shape = words
      .join(' ')
      .replaceAll(/[0-9a-f]{40}/g, 'HASH')
      .replaceAll(world.root, 'ROOT');
    if (words.length > 0) shapes.set(shape, words);
  }
  return [...shapes.values(), ...rareLines()];
}

/** What only a commit without a date, blame once a day, a nudge that waits for a push, a log without files, and a rebase without hooks need. */
function rareLines(): readonly (readonly string[])[] {
  const settings = GIT_SETTINGS.flatMap((setting) => ['-c', setting]);
  const hash = world.git(path, 'rev-parse', 'HEAD');
  const fix = world.git(path, 'log', '--format=%H', '-1', '--grep=fix: code');
  return [
    [...settings, ...diffArguments([`${fix}^`, fix, '--', 'a.ts'])],
    [...settings, ...blameArguments([{ first: 1, count: 1 }], [`${fix}^`, '--', 'a.ts'])],
    [...settings, 'cat-file', '--batch'],
    [
      ...settings,
      'rev-list',
      '--topo-order',
      '--reverse',
      '--ignore-missing',
      '--format=%H%x00%P%x00%at %ae%x00%s',
      hash,
    ],
    [...settings, 'for-each-ref', '--count=1', `--contains=${hash}`, 'refs/remotes'],
    [
      ...settings,
      'log',
      '--walk-reflogs',
      '--no-show-signature',
      '-s',
      '-z',
      '--date=raw',
      '--format=%H%x00%gd%x00%gs',
      'HEAD',
      '--',
    ],
  ];
}

/** `rev-parse` of `-c a=b --no-pager rev-parse HEAD`. */
function subcommandOf(words: readonly string[]): string {
  const rest = words.filter((word, index) => word !== '-c' && words[index - 1] !== '-c');
  return rest.find((word) => !word.startsWith('-')) ?? rest[0] ?? '';
}

/** Calls of what starts a process, in the sources. */
function startersIn(text: string): number {
  let count = 0;
  const visit = (node: unknown): void => {
    if (node === null || typeof node !== 'object') return;
    const { type, callee } = node as { type?: string; callee?: Callee };
    if (type === 'CallExpression' && isStarter(callee)) count += 1;
    for (const [key, value] of Object.entries(node)) if (key !== 'loc') visit(value);
  };
  visit(parse(text, { sourceType: 'module', plugins: ['typescript'] }).program);
  return count;
}

interface Callee {
  readonly name?: string;
  /** `git` of `git.run()`, `openGit()` of `openGit().run()`. */
  readonly object?: { readonly name?: string; readonly callee?: { readonly name?: string } };
  readonly property?: { readonly name?: string };
}

const STARTING = ['spawn', 'spawnSync', 'exec', 'execFile', 'execFileSync', 'execSync', 'fork', 'simpleGit'];

function isStarter({ name = '', object, property }: Callee = {}): boolean {
  const isDoor = object?.name === 'git' || object?.callee?.name === 'openGit';
  return STARTING.includes(name) || (isDoor && property?.name !== undefined);
}

it('47: every place that starts a process is known', () => {
  const root = join(projectRoot, 'src');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .toSorted();
  const found = files.map((name) => [name, startersIn(readFileSync(join(root, name), 'utf8'))] as const);
  expect(Object.fromEntries(found.filter(([, count]) => count > 0))).toEqual(STARTERS);
});

it('47: a life with CraftNudge asks git nothing that is not in the table', () => {
  expect([...new Set(lines.map(subcommandOf))].toSorted()).toEqual(SUBCOMMANDS);
});

/** All keys that this git knows; `<name>` and `*` are the name that the attributes use. */
function allKeys(): readonly string[] {
  const known = world.git(path, 'help', '--config').split('\n');
  const keys = known.filter((key) => /^[a-z][\w-]*\./i.test(key)).map((key) => key.replaceAll(/<[^>]*>|\*/g, 'evil'));
  return [
    ...new Set([
      ...keys,
      'filter.evil.process',
      'merge.evil.driver',
      'diff.evil.textconv',
      'gpg.x509.program',
      'trailer.evil.cmd',
    ]),
  ];
}

it('47: no key of all that git knows makes one of these lines run a program', () => {
  const config = join(path, '.git/config');
  const clean = readFileSync(config, 'utf8');
  const hash = world.git(path, 'rev-parse', 'HEAD');
  const env = gitEnvironment({ cwd: path, gitDir: join(path, '.git'), env: world.env }, false);
  const refuses = (keys: readonly string[]): boolean => {
    const sections = keys.map((key) => {
      const [section = '', name = ''] = [key.slice(0, key.indexOf('.')), key.slice(key.lastIndexOf('.') + 1)];
      const middle = key.slice(section.length + 1, -name.length - 1);
      return `[${section}${middle === '' ? '' : ` "${middle}"`}]\n\t${name} = ${/alias/i.test(section) ? '!' : ''}${evil}\n`;
    });
    writeFileSync(config, `${clean}[log]\n\tshowSignature = true\n${sections.join('')}`);
    const ended = lines.map((words) => spawnSync('git', [...words], { cwd: path, env, input: `${hash}\n` }));
    return ended.some(({ status }) => status === 128);
  };
  // Where git refuses a value, the others beside it have not been tried: they are tried without it.
  const tryAll = (keys: readonly string[]): void => {
    if (!refuses(keys) || keys.length === 1) return;
    const middle = keys.length >> 1;
    tryAll(keys.slice(0, middle));
    tryAll(keys.slice(middle));
  };
  const keys = allKeys();
  expect(keys.length).toBeGreaterThan(500);
  for (let from = 0; from < keys.length; from += 32) tryAll(keys.slice(from, from + 32));
  writeFileSync(config, clean);
  expect(existsSync(canary) ? readFileSync(canary, 'utf8') : '').toBe('');
  rmSync(canary, { force: true });
}, 600_000);

it('47: the canary can sing', () => {
  world.git(path, 'config', 'core.fsmonitor', evil);
  world.run(path, 'git', ['status']);
  expect(readFileSync(canary, 'utf8')).toContain('evil.sh');
});
