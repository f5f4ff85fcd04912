// What the commands leave in the audit log, what `audit` shows of it, and what happens where nothing can be noted.
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, test } from '@jest/globals';
import type { AuditEntry } from '../../src/audit/entry.js';
import { createWorld, projectRoot, type World } from '../support/world.js';

let world: World;
let api: string;
let path: string;
beforeEach(() => {
  world = createWorld();
  api = world.repository('api');
  path = join(world.data, 'audit/audit.jsonl');
  world.commit(api, 'feat: first', { 'a.txt': 'a\n' });
});
afterEach(() => world.remove());

const run = (...words: readonly string[]) => world.craftnudge(api, ...words);
const entries = (...words: readonly string[]): readonly AuditEntry[] =>
  (JSON.parse(run('audit', 'show', '--json', ...words).stdout) as { entries: AuditEntry[] }).entries;

/** Something stands where the log should be: nobody can write there, root included. */
const block = (): void => {
  rmSync(join(world.data, 'audit'), { recursive: true, force: true });
  symlinkSync('/dev/null', join(world.data, 'audit'));
};

describe('the operations of a life with CraftNudge', () => {
  it('are all noted, with counts and without contents', () => {
    run('install-hooks');
    run('track');
    run('config', 'notify.perDay', '2');
    run('config', 'identities', 'secret-me@example.org');
    run('config', 'notify.perDay', '--unset');
    run('export');
    run('uninstall-hooks');
    const told = entries();
    const repository = told[0]?.details['repository'];
    expect(repository).toMatch(/^[0-9a-f-]{36}$/);
    expect(told.map(({ operation, outcome, details }) => ({ operation, outcome, ...details }))).toEqual([
      {
        operation: 'install',
        outcome: 'done',
        scope: 'repository',
        manager: 'git-hooks',
        hooks: 4,
        changed: true,
        repository,
      },
      { operation: 'track', outcome: 'done', scope: 'commit', repository, commits: 0, added: 0, redacted: 0 },
      { operation: 'configuration', outcome: 'done', key: 'notify.perDay', action: 'set', value: 2 },
      { operation: 'configuration', outcome: 'done', key: 'identities', action: 'set' },
      { operation: 'configuration', outcome: 'done', key: 'notify.perDay', action: 'unset' },
      { operation: 'export', outcome: 'begun', scope: 'repository', repository },
      { operation: 'export', outcome: 'done', scope: 'repository', repository, records: 1 },
      { operation: 'uninstall', outcome: 'done', scope: 'repository', repository, files: 4 },
    ]);
    expect(told[6]?.began).toBe(told[5]?.sequence);
    expect(readFileSync(path, 'utf8')).not.toMatch(/example\.org|Ada|feat: first|a\.txt/);
  });

  it('tell of erasing, of repairing and of what came from elsewhere, and never of whom', () => {
    run('install-hooks');
    world.write(join(world.root, 'other.jsonl'), `${run('export').stdout}no record\n`);
    run('import', join(world.root, 'other.jsonl'));
    run('repair', '--dry-run');
    run('repair');
    run('erase', '--person', 'ada@example.org', '--yes');
    const { erasure } = entries('--operation', 'erase').at(-1)?.details ?? {};
    run('erase', '--undo', String(erasure));
    const told = entries().slice(3);
    expect(told.map(({ operation, outcome, details }) => ({ operation, outcome, ...details }))).toEqual([
      { operation: 'import', outcome: 'done', records: 2, added: 0, refused: 1 },
      { operation: 'repair', outcome: 'begun' },
      { operation: 'repair', outcome: 'done', files: 0, parts: 0 },
      { operation: 'erase', outcome: 'begun', action: 'erase', copy: false, person: true },
      {
        operation: 'erase',
        outcome: 'done',
        action: 'erase',
        copy: false,
        person: true,
        erasure,
        commits: 1,
        masked: 0,
        rewrites: 0,
        nudges: 0,
        answers: 0,
      },
      { operation: 'erase', outcome: 'begun', action: 'undo', erasure },
      { operation: 'erase', outcome: 'done', action: 'undo', erasure },
    ]);
    expect(readFileSync(path, 'utf8')).not.toMatch(/example\.org|Ada/);
  });

  it('are those of people: a commit that a hook records leaves no line', () => {
    run('install-hooks', '--no-history');
    const size = statSync(path).size;
    world.commit(api, 'feat: second', { 'b.txt': 'b\n' });
    run('status');
    expect(run('export', '--all').stdout).toContain('feat: second');
    expect(entries('--operation', 'install')).toHaveLength(1);
    expect(readFileSync(path).subarray(size).toString()).not.toMatch(/"(install|track)"/);
  });

  it('that were refused or failed say so', () => {
    expect(run('track', 'nothing-of-that-name').status).toBe(2);
    mkdirSync(join(world.home, '.config/craftnudge'), { recursive: true });
    writeFileSync(join(world.home, '.config/craftnudge/config.yaml'), 'notify: [unfinished');
    expect(run('config', 'notify.perDay', '2').status).toBe(2);
    expect(entries()).toMatchObject([
      { operation: 'track', outcome: 'refused', failure: 'UNKNOWN_COMMIT' },
      { operation: 'configuration', outcome: 'refused', failure: 'CONFIG_INVALID' },
    ]);
  });

  test.each([
    ['install-hooks'],
    ['uninstall-hooks'],
    ['track'],
    ['export'],
  ])('outside of any repository %s writes nothing', (name) => {
    expect(world.craftnudge(world.root, name).status).toBe(2);
    expect(existsSync(world.data)).toBe(false);
  });
});

describe('where nothing can be noted', () => {
  it('nothing is handed out', () => {
    run('track');
    block();
    const { status, stdout, stderr } = run('export');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(
      /^craftnudge: export was not begun, for it cannot be noted in the audit log: .*nothing was done\n$/,
    );
  });

  it('for the disk is full, nothing is handed out either', () => {
    run('track');
    const script = `ulimit -f 0; "$0" "$1" export 2>&1 | cat`;
    const { stdout } = world.run(api, 'sh', ['-c', script, process.execPath, join(projectRoot, 'dist/cli.js')]);
    expect(stdout).toMatch(/^craftnudge: export was not begun, .*audit\.jsonl cannot be written: EFBIG/);
    expect(stdout).not.toContain('feat: first');
  });

  it('everything else is done, with a warning', () => {
    mkdirSync(world.data, { mode: 0o700 });
    block();
    for (const words of [['install-hooks'], ['track'], ['config', 'notify.perDay', '2'], ['uninstall-hooks']]) {
      const { status, stderr } = run(...words);
      expect([words, status]).toEqual([words, 0]);
      expect(stderr).toMatch(
        /^craftnudge: what \w+ did is not noted in the audit log: .* is a symbolic link; put that right/,
      );
    }
    expect(existsSync(join(api, '.git/hooks/post-commit'))).toBe(false);
  });

  it('a commit is made and recorded as ever', () => {
    run('install-hooks', '--no-history');
    block();
    world.commit(api, 'feat: second', { 'b.txt': 'b\n' });
    expect(run('status').stdout).toContain('coverage 1/1');
  });
});

describe('audit show', () => {
  it('prints a line for each operation, with the name of the repository', () => {
    run('track');
    expect(run('audit', 'show').stdout).toMatch(
      /^1 {2}\d{4}-\d\d-\d\d \d\d:\d\d {2}track {2}done {2}scope commit, repository api, commits 1, added 1, redacted 0\n$/,
    );
  });

  it('chooses by time and operation', () => {
    run('track');
    run('export');
    expect(entries('--operation', 'export')).toHaveLength(2);
    expect(entries('--since', '1d')).toHaveLength(3);
    expect(entries('--until', '1d')).toHaveLength(0);
    expect(run('audit', 'show', '--operation', 'sync').stderr).toContain(
      'is none of access, configuration, erase, export',
    );
  });

  it('says which beginning has no end, as after a kill', () => {
    run('export');
    writeFileSync(path, readFileSync(path, 'utf8').split('\n').slice(0, 1).join('\n'));
    run('export');
    const lines = run('audit', 'show').stdout.split('\n');
    expect(lines.filter((line) => line.includes('begun, no end noted'))).toHaveLength(1);
    expect(lines[0]).toContain('begun, no end noted');
  });

  it('says so where nothing is noted, and where the chain is broken', () => {
    expect(run('audit', 'show').stdout).toBe('nothing is noted\n');
    run('export');
    writeFileSync(path, readFileSync(path, 'utf8').replace('export', 'expert'));
    expect(run('audit', 'show').stderr).toBe('craftnudge: the chain breaks at entry 1; see: craftnudge audit verify\n');
  });
});

describe('audit verify and anchor', () => {
  it('agree, and disagree once an entry was cut off', () => {
    run('track');
    run('export');
    const kept = join(world.root, 'anchors.txt');
    const { stdout } = run('audit', 'anchor', '--file', kept);
    expect(stdout).toMatch(/^craftnudge-audit 3 [0-9a-f]{64}\n$/);
    expect([readFileSync(kept, 'utf8'), statSync(kept).mode & 0o777]).toEqual([stdout, 0o600]);
    const hash = stdout.trim().split(' ')[2] ?? '';
    for (const anchor of [kept, hash]) expect(run('audit', 'verify', '--anchor', anchor).status).toBe(0);
    writeFileSync(path, readFileSync(path, 'utf8').split('\n').slice(0, 2).join('\n'));
    expect(run('audit', 'verify').status).toBe(0);
    const cut = run('audit', 'verify', '--anchor', kept);
    expect([cut.status, cut.stdout]).toEqual([
      1,
      expect.stringContaining('the log ends at entry 2: its newest part is missing'),
    ]);
    expect(run('audit', 'verify', '--anchor', hash).status).toBe(1);
  });

  it('name the first broken entry and its bytes, as verify and doctor do', () => {
    run('track');
    run('export');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"added":1', '"added":0'));
    const { status, stdout } = run('audit', 'verify');
    expect([status, stdout]).toEqual([1, expect.stringMatching(/breaks at entry 1, .*audit\.jsonl bytes 0 to \d+: /)]);
    expect(run('verify')).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/audit\.jsonl bytes 0 to \d+: entry 1: /),
    });
    expect(run('verify').stdout).not.toContain('track --all');
    expect(run('doctor').stdout).toMatch(/✗ journal +1 damaged part/);
    const anchor = run('audit', 'anchor');
    expect([anchor.status, anchor.stdout]).toEqual([1, '']);
  });

  test.each([
    [['audit', 'list'], '"list" is none of show, verify, anchor'],
    [['audit', 'verify', '--since', '3d'], 'audit verify takes no --since'],
    [['audit', 'verify', '--anchor', '/dev/null'], '/dev/null holds no anchor'],
    [['audit', 'verify', '--anchor', 'nowhere.txt'], 'nowhere.txt cannot be read'],
    [['audit', 'anchor', '--file', '/nowhere/a'], '/nowhere/a cannot be written'],
  ])('%j is wrong usage, and says why', (words, reason) => {
    const { status, stderr } = run(...words);
    expect([status, stderr]).toEqual([2, expect.stringContaining(reason)]);
  });

  it('keep no anchor beside the log', () => {
    run('track');
    const { status, stderr } = run('audit', 'anchor', '--file', join(world.data, 'anchors.txt'));
    expect([status, stderr]).toEqual([2, expect.stringContaining('lies beside the log')]);
    expect(existsSync(join(world.data, 'anchors.txt'))).toBe(false);
  });

  it('answer on a read-only log', () => {
    run('track');
    chmodSync(path, 0o400);
    expect(run('audit', 'verify').stdout).toContain('1 entry, every one as it was written; head ');
  });
});
