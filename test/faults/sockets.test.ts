// Cases 49, 51 and 87, seen by strace: in the whole local mode no process of ours opens an internet socket, and in a
// repository full of files that want to be run, nothing is executed but what we bring ourselves, git and the system's own.
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { recordsIn } from '../support/journal.js';
import { createWorld, projectRoot, type World } from '../support/world.js';

const CLI = join(projectRoot, 'dist/cli.js');
const COMMANDS = [
  'install-hooks',
  'status',
  'coverage',
  'report',
  'today',
  'week',
  'nudges --all',
  'doctor',
  'verify',
  'export',
  'config',
  'config explain notify.perDay',
  'config notify.perDay 3',
  'track --all',
  'track HEAD',
  'mute fix-loop',
  'snooze 1h',
  'notify test',
  'shell-init bash',
  '--help',
  '--version',
  'uninstall-hooks',
];

let world: World;
let repo: string;

beforeEach(() => {
  world = createWorld({ CRAFTNUDGE_NOTIFY_QUIETMINUTES: '0', CRAFTNUDGE_NOTIFY_GAPMINUTES: '0' });
  repo = world.repository('api');
  world.commit(repo, 'feat: first', { 'a.ts': '1\n' });
});
afterEach(() => world.remove());

interface Trace {
  readonly calls: readonly string[];
}

/** A whole life: install, commits with their hook and recorder, every command. All processes, whoever starts them. */
function traceLife(calls: string, PATH = world.env['PATH'] ?? ''): Trace {
  const node = process.execPath;
  const git = realpathSync('/usr/bin/git');
  const commit = (n: number): string =>
    `echo ${n} >a.ts; ${git} commit -qam 'fix: a, take ${n}'; ${node} ${projectRoot}/dist/recorder.cjs`;
  const life = [
    `${node} ${CLI} install-hooks`,
    ...[1, 2, 3].map(commit),
    `${git} commit -q --amend -m 'fix: a, amended'`,
    ...COMMANDS.slice(1).map((line) => `${node} ${CLI} ${line}`),
  ];
  const folder = join(world.root, 'trace');
  world.write(join(folder, 'life.sh'), `${life.map((line) => `${line} || :`).join('\n')}\n`);
  const { status, stderr, error } = spawnSync(
    'strace',
    [
      '-f',
      '-ff',
      '-qq',
      '-s',
      '256',
      '-e',
      `trace=${calls}`,
      '-o',
      join(folder, 't'),
      '/bin/sh',
      join(folder, 'life.sh'),
    ],
    { cwd: repo, env: { ...world.env, PATH, NODE_OPTIONS: '' } },
  );
  if (error !== undefined) throw error;
  expect({ status, stderr: stderr.toString().slice(0, 300) }).toMatchObject({ status: 0 });
  const files = readdirSync(folder).filter((name) => name.startsWith('t.'));
  return {
    calls: files.flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n')).filter((line) => line !== ''),
  };
}

it('87: no internet socket is opened and no address is asked for in the whole local mode', () => {
  const { calls } = traceLife('%network,execve');
  expect(calls.filter((line) => line.startsWith('execve(')).length).toBeGreaterThan(60);
  expect(calls.filter((line) => /AF_INET|PF_INET|AF_NETLINK|AF_PACKET|htons\(/.test(line))).toEqual([]);
  expect(recordsIn(world.data).length).toBeGreaterThanOrEqual(4);
}, 600_000);

it('87: the trace can sing', () => {
  const folder = join(world.root, 'trace');
  world.write(join(folder, 'x'), '');
  const ask = "require('node:net').connect(9, '127.0.0.1').on('error', () => 0)";
  spawnSync('strace', ['-f', '-qq', '-e', 'trace=%network', '-o', join(folder, 't'), process.execPath, '-e', ask]);
  expect(readFileSync(join(folder, 't'), 'utf8')).toMatch(/AF_INET/);
});

it('49 and 51: of what a repository brings nothing is executed or loaded, by thirty settings files and thirty programs', () => {
  const canary = join(world.root, 'canary');
  const script = `require('node:fs').appendFileSync(${JSON.stringify(canary)}, __filename)`;
  const module = `import { appendFileSync } from 'node:fs'; appendFileSync(${JSON.stringify(canary)}, import.meta.url); export default {};`;
  const endings: Readonly<Record<string, string>> = {
    js: script,
    cjs: script,
    ts: script,
    cts: script,
    mjs: module,
    mts: module,
  };
  for (const [ending, text] of Object.entries(endings))
    for (const name of ['.craftnudgerc', 'craftnudge.config', '.config/craftnudgerc', '.config/config'])
      world.write(join(repo, `${name}.${ending}`), text);
  world.write(join(repo, 'evil.cjs'), script);
  world.write(join(repo, '.craftnudgerc'), `$import: ./evil.cjs\nenabled: !!js/function "function () { ${script} }"\n`);
  world.write(join(repo, '.craftnudgerc.json'), '{"$import":["./evil.cjs"],"extends":"./evil.cjs"}');
  world.write(join(repo, '.craftnudgerc.yaml'), '$import: ./evil.cjs\nextends: ./evil.cjs\n');
  world.write(
    join(repo, 'package.json'),
    JSON.stringify({
      type: 'module',
      main: './evil.cjs',
      exports: './evil.cjs',
      imports: { '#x': './evil.cjs' },
      craftnudge: { $import: './evil.cjs' },
      cosmiconfig: './evil.cjs',
    }),
  );
  world.write(join(repo, '.npmrc'), 'node-options=--require ./evil.cjs\nscript-shell=./evil.cjs\n');
  world.write(join(repo, 'tsconfig.json'), '{"extends":"./evil.cjs"}');
  const programs = [
    'git',
    'node',
    'sh',
    'npx',
    'npm',
    'notify-send',
    'setsid',
    'stdbuf',
    'sleep',
    'dbus-launch',
    'env',
  ];
  for (const folder of ['.', 'bin', 'node_modules/.bin'])
    for (const name of programs) {
      world.write(join(repo, folder, name), `#!/bin/sh\necho "$0" >>'${canary}'\nexit 1\n`);
      chmodSync(join(repo, folder, name), 0o755);
    }
  const PATH = ['.', '', 'node_modules/.bin', join(repo, 'node_modules/.bin'), world.env['PATH'] ?? ''].join(':');
  const { calls } = traceLife('execve', PATH);
  expect(existsSync(canary) ? readFileSync(canary, 'utf8') : '').toBe('');
  const ran = calls.flatMap((line) => (line.endsWith('= 0') ? (/^execve\("([^"]+)"/.exec(line)?.[1] ?? []) : []));
  expect(ran.filter((path) => path.startsWith(repo) && !path.startsWith(join(repo, '.git/hooks/')))).toEqual([]);
  expect(ran.filter((path) => !path.startsWith('/'))).toEqual(
    ran.filter((path) => path === '.git/hooks/post-commit' || path === '.git/hooks/post-rewrite'),
  );
  const names = new Set(ran.map((path) => path.split('/').at(-1)));
  for (const known of [
    'git',
    'node',
    'sh',
    'setsid',
    'life.sh',
    'post-commit',
    'post-rewrite',
    'notify-send',
    'sleep',
    'stdbuf',
  ])
    names.delete(known);
  expect([...names]).toEqual([]);
}, 600_000);
