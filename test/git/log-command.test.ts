// The diagnostic log through the real command line and the real recorder: what gets in, what `log` and `doctor` say of it.
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { LogEvent } from '../../src/recorder/diagnostics.js';
import { makeCanaries } from '../support/canaries.js';
import { createWorld, projectRoot, type World } from '../support/world.js';

let world: World;
let api: string;
let path: string;
beforeEach(() => {
  world = createWorld();
  api = world.repository('api');
  path = join(world.data, 'state/log.jsonl');
  world.commit(api, 'feat: first', { 'a.txt': 'a\n' });
});
afterEach(() => world.remove());

const run = (...words: readonly string[]) => world.craftnudge(api, ...words);
const recorder = (env: Readonly<Record<string, string>> = {}) =>
  world.run('/', process.execPath, [join(projectRoot, 'dist/recorder.cjs')], env);
const events = (...words: readonly string[]): readonly LogEvent[] =>
  (JSON.parse(run('log', '--json', ...words).stdout) as { events: LogEvent[] }).events;

/** A page without its line breaks. */
const flowing = (page: string): string => page.replace(/\s+/g, ' ');

/** A link stands where the journal should be, for as long as `work` takes. */
function withTrouble(work: () => void): void {
  const journal = join(world.data, 'behaviors/commits.jsonl');
  renameSync(journal, `${journal}.kept`);
  symlinkSync('/dev/null', journal);
  work();
  renameSync(`${journal}.kept`, journal);
}

describe('a failure of a command', () => {
  it('is kept, with its command and code', () => {
    run('track');
    withTrouble(() => expect(run('export').status).toBe(2));
    expect(events()).toMatchObject([{ part: 'cli', command: 'export', level: 'error', code: 'STORE_UNSAFE' }]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(run('log').stdout).toMatch(
      /^\d{4}-\d\d-\d\d \d\d:\d\d {2}error {2}cli export {2}STORE_UNSAFE {2}.* is a symbolic link/,
    );
  });

  it('that is an answer to a wrong question is kept at level info only', () => {
    run('track');
    run('track', 'no-such-commit');
    expect(existsSync(path)).toBe(false);
    expect(run('log').stdout).toBe('nothing went wrong, as far as the log goes back\n');
    world.run(api, process.execPath, [join(projectRoot, 'dist/cli.js'), 'why', 'ffff'], {
      CRAFTNUDGE_LOG_LEVEL: 'info',
    });
    expect(events()).toMatchObject([{ level: 'info', code: 'UNKNOWN_NUDGE', command: 'why' }]);
    expect(events('--level', 'warn')).toEqual([]);
  });

  it('outside of everything makes no data directory', () => {
    world.craftnudge(world.root, 'status');
    world.craftnudge(world.root, 'nonsense');
    expect(existsSync(world.data)).toBe(false);
  });

  it('holds no secret that was typed', () => {
    run('track');
    const secret = makeCanaries(2)[1] ?? '';
    run('config', 'log.level', 'info');
    run('why', secret);
    run('track', secret);
    expect(events().length).toBeGreaterThan(0);
    expect(readFileSync(path, 'utf8')).not.toContain(secret.slice(4));
  });

  it('is not kept where the setting says off', () => {
    run('track');
    run('config', 'log.level', 'off');
    withTrouble(() => run('export'));
    expect(existsSync(path)).toBe(false);
  });
});

describe('trouble in the background', () => {
  beforeEach(() => {
    run('install-hooks', '--no-history');
    run('track');
  });

  it('stands in status until a run goes well, and in the log for longer', () => {
    // no hook starts a recorder: this test does
    world.git(api, '-c', 'core.hooksPath=/dev/null', 'commit', '-q', '--allow-empty', '-m', 'feat: second');
    const spool = join(world.data, 'spool');
    mkdirSync(spool, { recursive: true, mode: 0o700 });
    const line = ['1', 'post-commit', api, '', world.git(api, 'rev-parse', 'HEAD'), '', ...Array(8).fill('')].join(
      '\t',
    );
    withTrouble(() => {
      writeFileSync(join(spool, '1-0.post-commit'), `${line}\n`);
      recorder();
      expect(readFileSync(join(world.data, 'state/problems.json'), 'utf8')).toContain('STORE_UNSAFE');
    });
    expect(flowing(run('status').stdout)).toMatch(/✗ .*symbolic link.*more of it: craftnudge log/);
    recorder();
    expect(run('status').stdout).not.toContain('✗');
    expect(events('--level', 'error').some(({ part, code }) => part === 'recorder' && code === 'STORE_UNSAFE')).toBe(
      true,
    );
    expect(flowing(run('doctor').stdout)).toMatch(
      /✓ recorder +no trouble in the background now; \d+ in the last 7 days: craftnudge log/,
    );
  });

  it('and what each run did, at level info', () => {
    recorder({ CRAFTNUDGE_LOG_LEVEL: 'info' });
    expect(events().at(-1)).toMatchObject({ part: 'recorder', level: 'info' });
    expect(events().at(-1)?.message).toMatch(/^\d+ commit\(s\) recorded in \d+ ms$/);
  });
});

describe('craftnudge log', () => {
  it('shows the newest twenty, and says how many more there are', () => {
    const line = (second: number): string =>
      JSON.stringify({
        v: 1,
        at: `2026-01-01T00:00:${String(second).padStart(2, '0')}Z`,
        pid: 1,
        level: 'error',
        part: 'cli',
        message: `m${second}\nstack`,
      });
    mkdirSync(join(world.data, 'state'), { recursive: true, mode: 0o700 });
    writeFileSync(path, Array.from({ length: 25 }, (_, second) => `${line(second)}\n`).join(''));
    const { stdout, stderr } = run('log');
    expect(stdout.trimEnd().split('\n')).toHaveLength(20);
    expect([stdout.includes('m24'), stdout.includes('stack'), stderr]).toEqual([
      true,
      false,
      '5 older: craftnudge log --all\n',
    ]);
    expect(events('--all')).toHaveLength(25);
    expect(events('--since', '2026-01-01T00:00:20Z')).toHaveLength(5);
  });

  it('refuses a level that there is not', () => {
    expect(run('log', '--level', 'debug')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('say error, warn, info'),
    });
  });
});
