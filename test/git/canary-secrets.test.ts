// 200 secrets of 30 kinds in messages, branches and paths, by the hook, by reconcile and by track: nothing that is kept
// and nothing that is printed holds them.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { coreOf, makeCanaries } from '../support/canaries.js';
import { ledgerIn, recordsIn } from '../support/journal.js';
import { createWorld, projectRoot, type World } from '../support/world.js';

const TALKATIVE = {
  CRAFTNUDGE_NOTIFY_QUIETMINUTES: '0',
  CRAFTNUDGE_NOTIFY_QUIETHOURS: 'off',
  CRAFTNUDGE_NOTIFY_LATESTMINUTES: '1440',
  CRAFTNUDGE_NOTIFY_PERDAY: '10',
  CRAFTNUDGE_NOTIFY_GAPMINUTES: '0',
  CRAFTNUDGE_NOTIFY_SHAREPERCENT: '100',
  CRAFTNUDGE_NOTIFY_CHANNELS: 'terminal',
};
/** Of 200. */
const MOST_LEAKS = 2;

const canaries = makeCanaries(200);
const cores = canaries.map(coreOf);

const isPath = (text: string): boolean => !/[/\n]/.test(text);
const isBranch = (text: string): boolean => !/[\s~^:?*[\\]|\/\/|\.\.|@\{|^-/.test(text);

let world: World;
let repo: string;

beforeAll(() => {
  world = createWorld(TALKATIVE);
  repo = world.repository('api');
  world.commit(repo, 'feat: first', { 'README.md': 'hello\n' });
  world.craftnudge(repo, 'install-hooks', '--no-history');
  commitUnseen();
});
afterAll(() => world.remove());

/** Two fixes for each secret that no hook saw, with the log that git would have written. */
function commitUnseen(): void {
  const started = Math.floor(Date.now() / 1000) - 3000;
  const rounds = [...canaries.entries(), ...canaries.entries()];
  const stream = rounds.map(([index, canary], order) => {
    const person = `Ada <ada@example.org> ${started + order * 5} +0000`;
    // Every seventh message is no UTF-8: its bytes are kept too, unless they hold a secret.
    const message = Buffer.concat([
      Buffer.from(`fix: deploy with ${canary} please`),
      Buffer.from(index % 7 === 0 ? [0xff] : []),
    ]);
    const path = JSON.stringify(isPath(canary) ? `src/${canary}.ts` : `src/${index}.ts`);
    return Buffer.concat([
      Buffer.from(`commit refs/import\nmark :${order + 1}\ncommitter ${person}\ndata ${message.length}\n`),
      message,
      Buffer.from(`\nM 100644 inline ${path}\ndata <<END\n${order}\nEND\n\n`),
    ]);
  });
  const marks = join(world.root, 'marks');
  const options = { cwd: repo, env: world.env, input: Buffer.concat(stream) };
  const { stderr } = spawnSync('git', ['fast-import', '--quiet', `--export-marks=${marks}`], options);
  expect(stderr.toString()).toBe('');
  const byMark = new Map(
    readFileSync(marks, 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.slice(1).split(' ') as [string, string]),
  );
  let [head, branch] = [world.git(repo, 'rev-parse', 'HEAD'), 'main'];
  const log = (to: string, message: string): void => {
    appendFileSync(join(repo, '.git/logs/HEAD'), `${head} ${to} A <a@b> ${started + 3000} +0000\t${message}\n`);
    head = to;
  };
  for (const [order, [, canary]] of rounds.entries()) {
    const next = isBranch(canary) ? `topic/${canary}` : 'main';
    log(head, `checkout: moving from ${branch} to ${next}`);
    branch = next;
    log(byMark.get(String(order + 1)) ?? '', `commit: fix: deploy with ${canary.split('\n')[0] ?? ''} please`);
  }
  log(head, `checkout: moving from ${branch} to main`);
  world.git(repo, 'update-ref', '-m', 'commit: last', 'refs/heads/main', head);
  world.git(repo, 'reset', '-q', '--hard');
}

const leaksIn = (text: string): readonly string[] => cores.filter((core) => text.includes(core));

/** All that is kept, and what is kept in base 64. */
function allBelow(directory: string): string {
  const entries = readdirSync(directory, { recursive: true, encoding: 'utf8' });
  const texts = entries.map((name) => {
    const path = join(directory, name);
    return `${name}\n${lstatSync(path).isFile() ? readFileSync(path, 'latin1') : ''}`;
  });
  const encoded = texts.flatMap((text) => text.match(/[A-Za-z0-9+/]{24,}={0,2}/g) ?? []);
  return [...texts, ...encoded.map((text) => Buffer.from(text, 'base64').toString('latin1'))].join('\n');
}

const run = (cwd: string, ...words: readonly string[]): string => {
  const { stdout, stderr } = world.craftnudge(cwd, ...words);
  return `${stdout}\n${stderr}`;
};

it('the first screen, which reads names before anything is kept, masks what it tells of them', () => {
  const own = createWorld();
  try {
    const named = own.repository('named');
    const secret = `ghp_${'Ab3dEf6hIj9kLm2nOp5qRs8tUv1wXy4zAc7d'}`;
    for (let at = 0; at < 9; at += 1) own.commit(named, `fix: again ${at}`, { [`src/${secret}.ts`]: `${at}\n` });
    const { stdout } = own.craftnudge(named, 'install-hooks');
    expect(stdout).toMatch(/\[masked:github-token~[0-9a-f]{8}\]\.ts took 9 of your last 9 fixes/);
    expect(stdout).not.toContain(secret);
  } finally {
    own.remove();
  }
});

it('the test can fail: git itself prints them all', () => {
  expect(new Set(leaksIn(world.git(repo, 'log', '--format=%B', 'main'))).size).toBe(200);
});

describe('after everything is recorded', () => {
  beforeAll(() => {
    run(repo, 'status');
    for (const [index, canary] of canaries.slice(0, 30).entries()) {
      if (isBranch(canary)) world.git(repo, 'checkout', '-q', '-b', `live/${canary}`);
      const path = isPath(canary) ? `live-${canary}.ts` : `live-${index}.ts`;
      world.commit(repo, `fix: live with ${canary} please`, { [path]: 'x\n' });
    }
    run(repo, 'status');
    spawnSync(process.execPath, [join(projectRoot, 'dist/recorder.cjs')], { cwd: '/', env: world.env });
  });

  it('all is in the journal, by the hook and by reconcile, and nudges were made of it', () => {
    const records = recordsIn(world.data);
    expect(records).toHaveLength(430);
    expect(records.filter(({ source }) => source === 'hook').length).toBeGreaterThan(10);
    expect(records.filter(({ redacted = 0 }) => redacted > 0).length).toBeGreaterThanOrEqual(426);
    expect(ledgerIn(world.data).length).toBeGreaterThan(10);
    expect(existsSync(join(world.data, 'notifications/pending'))).toBe(true);
  });

  it('nothing under the data directory holds a secret', () => {
    expect(leaksIn(allBelow(world.data)).length).toBeLessThanOrEqual(MOST_LEAKS);
  });

  it('no command prints one', () => {
    const id = ledgerIn(world.data)[0]?.nudge ?? '';
    const lines = ['status', 'coverage', 'report', 'today', 'week', 'nudges --all', `why ${id}`, 'doctor', 'verify'];
    const outputs = [...lines.map((line) => run(repo, ...line.split(' '), '--json')), run(repo, 'export')];
    const pages = ['report', 'nudges --all', `why ${id}`, 'status', 'install-hooks'].map((line) =>
      run(repo, ...line.split(' ')),
    );
    expect(leaksIn([...outputs, ...pages].join('\n')).length).toBeLessThanOrEqual(MOST_LEAKS);
  });
});

describe('the same history, tracked in a clone', () => {
  it('is masked as well', () => {
    const clone = join(world.root, 'clone');
    world.git(world.root, 'clone', '-q', repo, clone);
    const data = join(world.root, 'other-data');
    const env = { ...world.env, CRAFTNUDGE_HOME: data };
    const { stdout, stderr, status } = world.run(
      clone,
      process.execPath,
      [join(projectRoot, 'dist/cli.js'), 'install-hooks'],
      env,
    );
    expect(status).toBe(0);
    expect(recordsIn(data).length).toBeGreaterThanOrEqual(400);
    expect(leaksIn(`${allBelow(data)}${stdout}${stderr}`).length).toBeLessThanOrEqual(MOST_LEAKS);
  });
});

describe('elsewhere in a commit', () => {
  it('a secret in a note about the agent, or in its environment, is masked', () => {
    const secret = makeCanaries(212)[211] ?? ''; // one that no message holds
    world.git(repo, 'commit', '-q', '--allow-empty', '-m', 'feat: noted');
    world.git(repo, 'notes', '--ref=ai', 'add', '-m', `{"tool":"${secret}"}`, 'HEAD');
    world.run(repo, 'git', ['commit', '-q', '--allow-empty', '-m', 'feat: marked'], { AI_AGENT: secret });
    run(repo, 'track', 'HEAD~1');
    run(repo, 'status');
    expect(recordsIn(world.data).at(-1)?.message).toBe('feat: marked');
    const lines = allBelow(world.data).toLowerCase().split('\n');
    expect(lines.filter((line) => line.includes(secret.toLowerCase().slice(8)))).toEqual([]);
  });
});
