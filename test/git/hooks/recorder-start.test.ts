import { afterEach, beforeEach, describe, expect, it, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installHooks } from '../../../src/install/install-hooks.js';
import { renderHook } from '../../../src/install/render-hook.js';
import { createWorld, projectRoot, type World } from '../../support/world.js';
import { requestFor, spoolNames, type StubRecorder, stubRecorder } from '../install/site.js';

let world: World;
let repository: string;
let stub: StubRecorder;

beforeEach(async () => {
  world = createWorld();
  repository = world.repository(`it's an "app" $HOME`);
  stub = stubRecorder(world);
  await installHooks(requestFor(world, repository));
});
afterEach(async () => {
  await stub.release();
  world.remove();
});

const pidFile = (): string => join(world.data, 'state/recorder.pid');
const COMMIT = 'git commit -q --allow-empty -m x';

// The stub does not end before it is released, so a caller that waited for it would never come back.
test.each([
  ['plainly', COMMIT],
  ['with its output piped', `${COMMIT} | cat`],
  ['with both outputs piped', `${COMMIT} 2>&1 | cat`],
  ['in a substitution', `x=$(${COMMIT})`],
  ['in a substitution of both outputs', `x=$(${COMMIT} 2>&1)`],
  ['with a further descriptor piped', `{ ${COMMIT}; } 3>&1 4>&1 9>&1 | cat`],
])('nobody waits for the recorder: git called %s', async (_, command) => {
  const { status } = spawnSync('sh', ['-c', command], { cwd: repository, env: { ...world.env }, timeout: 30_000 });
  expect(status).toBe(0);
  const { pid } = await stub.started();
  expect(stub.isAlive(pid)).toBe(true);
});

describe('the recorder', () => {
  it('lives on when the terminal closes as soon as the commit is made', async () => {
    world.run(repository, 'script', ['-qec', COMMIT, '/dev/null']);
    const { pid } = await stub.started();
    expect(stub.isAlive(pid)).toBe(true);
  });

  it('lives on when the terminal closes later', async () => {
    world.run(repository, 'script', [
      '-qec',
      `${COMMIT}; while [ ! -e '${world.root}/dump.json' ]; do :; done`,
      '/dev/null',
    ]);
    const { pid } = await stub.started();
    expect(stub.isAlive(pid)).toBe(true);
  });

  it('inherits nothing of git, npm or node, no descriptor and no directory', async () => {
    const marker = openSync(join(world.root, 'marker'), 'w');
    const env = {
      ...world.env,
      GIT_AUTHOR_NAME: 'Someone',
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'a.b',
      GIT_CONFIG_VALUE_0: 'two words; GIT_DIR=/nowhere\nexport GIT_X=1',
      GIT_TRACE2: '0',
      NODE_OPTIONS: '--no-warnings',
      npm_config_registry: 'http://127.0.0.1:1',
      npm_lifecycle_event: 'test',
      SOME_VALUE: 'kept; as * it is',
    };
    const linked = join(world.root, 'linked');
    world.run(repository, 'sh', ['-c', `CRAFTNUDGE=0 ${COMMIT}; CRAFTNUDGE=0 git worktree add -q ../linked`]);
    const stdio = ['ignore', 'ignore', 'ignore', marker, marker, marker, marker, marker, marker, marker] as const;
    spawnSync('git', ['-c', 'user.name=Ada', 'commit', '-q', '--allow-empty', '-m', 'x'], {
      cwd: linked,
      env,
      stdio: [...stdio],
    });
    closeSync(marker);
    const dump = await stub.started();
    expect(Object.keys(dump.env).filter((name) => /^(?:GIT_|NODE_|npm_)/.test(name))).toEqual([]);
    expect(dump.env).toMatchObject({ SOME_VALUE: 'kept; as * it is', CRAFTNUDGE_HOME: world.data, HOME: world.home });
    expect(dump.descriptors.filter((target) => target.startsWith(world.root))).toEqual([]);
    expect(dump.cwd).toBe('/');
  });

  it('is found by a client that starts git with an empty environment', async () => {
    world.run(repository, 'env', [
      '-i',
      `HOME=${world.home}`,
      'PATH=/usr/bin:/bin',
      'git',
      'commit',
      '-q',
      '--allow-empty',
      '-m',
      'x',
    ]);
    expect((await stub.started()).env['CRAFTNUDGE_HOME']).toBe(world.data);
  });

  it('is started once: a living one is left alone', async () => {
    writeFileSync(join(world.data, 'state/recorder.pid'), `${process.pid}\n`);
    world.run(repository, 'sh', ['-c', COMMIT]);
    rmSync(join(world.data, 'state/recorder.pid'));
    expect(spoolNames(world)).toHaveLength(1);
    world.run(repository, 'sh', ['-c', COMMIT]);
    await stub.started(); // the second commit's: the first had nobody to start
    expect(spoolNames(world)).toHaveLength(2);
  });

  it('waits behind the number of one that died, where it is a living process here, until the next command forgets it', async () => {
    const lasting = new Date(Date.now() - 60_000);
    writeFileSync(pidFile(), `${process.pid}\n`);
    utimesSync(pidFile(), lasting, lasting);
    world.run(repository, 'sh', ['-c', COMMIT]);
    expect(existsSync(join(world.root, 'dump.json'))).toBe(false); // what a hook can tell of a number is that it lives
    expect(world.craftnudge(repository, 'status').stdout).toContain('coverage');
    expect(existsSync(pidFile())).toBe(false);
    writeFileSync(pidFile(), `${process.pid}\n`);
    utimesSync(pidFile(), lasting, lasting);
    expect(world.craftnudge(repository, 'nudges').status).toBe(0); // nothing waits: still it is forgotten
    expect(existsSync(pidFile())).toBe(false);
    world.run(repository, 'sh', ['-c', COMMIT]);
    expect(stub.isAlive((await stub.started()).pid)).toBe(true);
  });

  it.each([
    ['plainly', COMMIT],
    ['by a shell with job control', `set -m; ${COMMIT}`],
    ['under another umask', `umask 0; ${COMMIT}`],
    ['on a terminal', `script -qec '${COMMIT}' /dev/null`],
  ])('is noted by its pid as soon as the commit is made: %s', async (_, command) => {
    world.run(repository, 'sh', ['-c', command]);
    const noted = readFileSync(pidFile(), 'utf8');
    expect(noted).toBe(`${(await stub.started()).pid}\n`);
    expect(statSync(pidFile()).mode & 0o777).toBe(0o600);
  });

  it('is started once in a storm, before it could note itself', async () => {
    const starts = join(world.root, 'starts');
    const script = readFileSync(join(world.root, 'recorder.cjs'), 'utf8');
    writeFileSync(
      join(world.root, 'recorder.cjs'),
      `require('node:fs').appendFileSync(${JSON.stringify(starts)}, process.pid + '\\n');\n${script}`,
    );
    world.run(repository, 'sh', ['-c', `for n in 1 2 3 4 5 6 7 8 9 10 11 12; do ${COMMIT}; done`]);
    const { pid } = await stub.started();
    expect(spoolNames(world)).toHaveLength(12);
    expect(readFileSync(starts, 'utf8')).toBe(`${pid}\n`);
  });

  it('takes another node where the recorded one is gone', async () => {
    await installHooks(requestFor(world, repository, { node: join(world.root, 'gone/node') }));
    world.run(repository, 'sh', ['-c', COMMIT]);
    expect(stub.isAlive((await stub.started()).pid)).toBe(true);
  });

  it('takes node from PATH as a last resort, but none that a repository brings along', async () => {
    renderStartWithoutNodes();
    const evil = join(repository, 'node_modules/.bin');
    world.write(join(evil, 'node'), `#!/bin/sh\n: >'${world.root}/canary'\nexec '${process.execPath}' "$@"\n`);
    world.run(evil, 'chmod', ['755', 'node']);
    const path = world.env['PATH'] ?? '';
    world.run(repository, 'sh', ['-c', COMMIT], { PATH: `${evil}:${path}` });
    rmSync(pidFile()); // what was noted has ended, or is about to
    world.run(repository, 'sh', ['-c', COMMIT], { PATH: `node_modules/.bin:${path}` });
    await stub.started();
    expect(existsSync(join(world.root, 'canary'))).toBe(false);
  });

  function renderStartWithoutNodes(): void {
    const values = { data: world.data, recorder: join(world.root, 'recorder.cjs'), nodes: [], setsid: '' };
    const read = (name: string): string => readFileSync(join(projectRoot, 'hooks', name), 'utf8');
    writeFileSync(join(world.data, 'install/hooks/start'), renderHook('start', values, read));
  }
});
