// What status, coverage and doctor say of a repository that is not, or no longer, watched as its owner may believe.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { CommandContext, CommandInput, ExitCode } from '../../src/cli/command.js';
import * as answer from '../../src/cli/answer.js';
import * as audit from '../../src/cli/audit.js';
import * as config from '../../src/cli/config.js';
import * as coverage from '../../src/cli/coverage.js';
import * as doctor from '../../src/cli/doctor.js';
import * as installHooks from '../../src/cli/install-hooks.js';
import * as notify from '../../src/cli/notify.js';
import * as nudges from '../../src/cli/nudges.js';
import * as report from '../../src/cli/report.js';
import * as snooze from '../../src/cli/snooze.js';
import * as status from '../../src/cli/status.js';
import * as verify from '../../src/cli/verify.js';
import { instantOf } from '../../src/domain/instant.js';
import { openStores } from '../../src/recorder/stores.js';
import { aLine, MINUTE } from '../support/nudges.js';
import { createWorld, type World } from '../support/world.js';

type Run = (context: CommandContext, input: CommandInput) => Promise<ExitCode>;

let world: World;
let api: string;
beforeEach(() => {
  world = createWorld();
  api = world.repository('api');
});
afterEach(() => world.remove());

interface Said {
  readonly text: string;
  readonly exit: ExitCode;
}

async function say(
  run: Run,
  words: readonly string[] = [],
  cwd = api,
  options: CommandInput['options'] = {},
  columns = 80,
): Promise<Said> {
  let text = '';
  const print = (part: string): void => void (text += `${part}\n`);
  const context = { env: world.env, cwd, print, note: print, terminal: false, colour: false, columns };
  const exit = await run(context, { arguments: words, options });
  return { text, exit };
}

describe('a repository without hooks', () => {
  it('is told so by status, with the command that puts them in', async () => {
    const { text } = await say(status.run);
    expect(text).toContain('✗ hooks are not all in place here; put them in with: craftnudge install-hooks');
    expect(text).toContain('coverage: no commit to count');
  });

  it('has its commits counted by the doctor as commits, and the audit log beside them', async () => {
    world.commit(api, 'feat: one', { 'a.ts': 'a\n' });
    world.commit(api, 'feat: two', { 'a.ts': 'b\n' });
    expect(world.craftnudge(api, 'track', '--all').status).toBe(0);
    expect((await say(doctor.run)).text).toContain('✓ journal   2 commits and 1 record in other logs, all whole\n');
  });

  it('is told so by the doctor, once', async () => {
    const { text, exit } = await say(doctor.run);
    expect(exit).toBe(1);
    expect(text).toContain('✗ hooks     not installed\n            fix: craftnudge install-hooks');
  });
});

describe('a repository that switched recording off', () => {
  beforeEach(() => world.write(join(api, '.craftnudgerc'), 'enabled: false\n'));

  it.each([
    ['status', status.run],
    ['doctor', doctor.run],
  ])('is told so by %s', async (_name, run) => {
    expect((await say(run)).text).toContain('recording is off here: enabled is false');
  });
});

it('a bare repository, named, is not asked for hooks', async () => {
  const bare = world.repository('bare.git', '--bare');
  expect((await say(status.run, [], bare, { repo: bare })).text).not.toContain('hooks');
  const { text, exit } = await say(doctor.run, [], bare, { repo: bare });
  expect(exit).toBe(0);
  expect(text).toContain('– hooks     not looked at: nobody commits in a bare repository');
});

describe('a bare repository that nobody named', () => {
  it.each([
    ['status', status.run],
    ['coverage', coverage.run],
    ['report', report.run],
    ['install-hooks', installHooks.run],
  ])('is not called "no repository" by %s, and the way to read it is told', async (_name, run) => {
    const bare = world.repository('bare.git', '--bare');
    await expect(say(run, [], bare)).rejects.toThrow(/is a git directory, not a work tree; .*with --repo PATH$/);
  });

  it('is passed over by the doctor, who says how it is looked at', async () => {
    const { text, exit } = await say(doctor.run, [], world.repository('bare.git', '--bare'), {}, 120);
    expect(exit).toBe(0);
    expect(text).toContain(
      '– hooks     not looked at: this is a git directory; a bare repository: craftnudge doctor --repo .',
    );
  });

  it('takes the settings that hold everywhere', async () => {
    const bare = world.repository('bare.git', '--bare');
    expect((await say(config.run, ['notify.perDay'], bare, { repo: bare })).text).toBe('1\n');
  });
});

it('a repository without a commit is told so everywhere, with what to do next', () => {
  const fresh = world.repository('fresh');
  const told = (...words: readonly string[]): string => {
    const { stdout, stderr } = world.craftnudge(fresh, ...words);
    return `${stdout}${stderr}`;
  };
  expect(told('report')).toMatch(/No commit recorded yet\.\n\nNext: craftnudge install-hooks · git commit/);
  expect(told('install-hooks')).toMatch(
    /no commits yet: the first one starts your history\nNext: git commit · craftnudge/,
  );
  expect(told('report')).toMatch(/Next: git commit · craftnudge report\n/);
  for (const words of [['track'], ['track', '--all']])
    expect(told(...words)).toMatch(/fresh has no commit yet on its current branch; make one with git commit, then run/);
});

it('coverage of a repository without a commit does not blame its reflog', async () => {
  expect((await say(coverage.run)).text).not.toContain('reflog');
});

it('outside any repository the doctor looks at what is the same everywhere', async () => {
  const outside = join(world.root, 'outside');
  mkdirSync(outside);
  const { text, exit } = await say(doctor.run, [], outside);
  expect(exit).toBe(0);
  expect(text).toContain('– hooks     not looked at: this is no git repository');
  expect(text).toContain('✓ settings  valid');
});

it('the doctor names every fault in the settings', async () => {
  world.write(join(world.home, '.config/craftnudge/config.yaml'), 'notify:\n  perDay: 99\n  quietHours: later\n');
  const text = (await say(doctor.run)).text.replaceAll(/\s+/g, ' ');
  expect(text).toContain('notify.perDay expected a whole number from 0 to 10, got 99');
  expect(text).toContain('notify.quietHours expected HH:MM-HH:MM, or off, got "later"');
});

it('a damaged record comes back after verify, by the command that it names', async () => {
  world.commit(api, 'feat: one', { a: '1' });
  world.commit(api, 'feat: two', { a: '2' });
  world.craftnudge(api, 'track', '--all');
  const path = join(world.data, 'behaviors/commits.jsonl');
  writeFileSync(path, readFileSync(path, 'utf8').replace('feat: one', 'feat: 0ne'));
  const { text, exit } = await say(verify.run);
  expect(exit).toBe(1);
  expect(text).toContain('craftnudge track --all');
  expect(world.craftnudge(api, 'track', '--all').stdout).toContain('1 commit recorded');
});

describe('a nudge that waits', () => {
  const now = Math.floor(Date.now() / 1000);
  const hold = { action: 'hold', reason: 'quiet-minutes', until: instantOf(now + 5 * MINUTE) } as const;

  beforeEach(() => {
    const { until, ...rest } = hold;
    openStores(world.env).ledger.append([
      aLine({ nudge: 'aaaa1111', ...rest, ...(until === undefined ? {} : { until }) }),
    ]);
  });

  it('is not announced for a moment at which nudges are snoozed', async () => {
    await say(snooze.run, ['2h']);
    const { text } = await say(status.run);
    expect(text).toMatch(/^nudges are snoozed until .*craftnudge snooze off$/m);
    expect(text).toMatch(/^nudge aaaa1111 waits until .*: nudges are snoozed/m);
  });

  it('is not announced any more once it was answered, or its kind muted', async () => {
    await say(answer.run, ['aaaa', 'useful']);
    expect((await say(nudges.run)).text).toContain('not shown any more: you have answered it; you said: useful');
  });
});

describe('a narrow terminal', () => {
  const long = '2nd fix to packages/very-long-directory-name/another-directory/router.js within three hours of work';

  it.each([
    ['nudges', nudges.run],
    ['coverage', coverage.run],
    ['doctor', doctor.run],
    ['status', status.run],
  ])('of 60 columns holds every line of %s, and loses no word', async (_name, run) => {
    openStores(world.env).ledger.append([aLine({ nudge: 'aaaa1111', action: 'withhold', title: long })]);
    world.git(api, 'config', 'core.logAllRefUpdates', 'false');
    rmSync(join(api, '.git/logs'), { recursive: true, force: true });
    const wide = await say(run, [], api, {}, 1000);
    const narrow = await say(run, [], api, {}, 60);
    expect(narrow.text.split('\n').filter((line) => line.length > 60 && !line.includes('fix: '))).toEqual([]);
    expect(narrow.text.replaceAll(/\s/g, '')).toBe(wide.text.replaceAll(/\s/g, ''));
  });
});

describe('a terminal of 80 columns', () => {
  it.each([
    ['notify test', notify.run, ['test'], {}],
    ['audit show', audit.run, ['show'], {}],
    ['report --html', report.run, [], { html: 'page.html' }],
  ] as const)('holds every line of %s', async (_name, run, words, options) => {
    world.commit(api, 'feat: one', { 'a.ts': 'a\n' });
    world.craftnudge(api, 'track', '--all');
    let text = '';
    const print = (part: string): void => void (text += `${part}\n`);
    const context = { env: world.env, cwd: api, print, note: print, terminal: true, colour: false, columns: 80 };
    await run(context, { arguments: words, options });
    const lines = text.split('\n').filter((line) => !line.endsWith('page.html'));
    expect(lines.join('').length).toBeGreaterThan(80);
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
  });

  it('quotes the subject in status', async () => {
    world.craftnudge(api, 'install-hooks');
    world.commit(api, 'fix: yy: zz', { 'a.ts': 'a\n' });
    expect((await say(status.run)).text).toMatch(/^[0-9a-f]{7} "fix: yy: zz": recorded \d+ s after it was made/);
  });
});

describe('a file in the spool that no hook of ours left', () => {
  it('is named by the doctor, with the command that puts it aside', async () => {
    world.craftnudge(api, 'install-hooks', '--no-history');
    const path = join(world.data, 'spool/7-ab.post-commit');
    world.write(path, 'what is this\n');
    const { text, exit } = await say(doctor.run);
    expect(exit).toBe(1);
    expect(text).toContain('no hook of this version left 7-ab.post-commit, or it cannot be read');
    const [, fix = ''] = /fix: (mv .*)/.exec(text) ?? [];
    expect(world.run(api, 'sh', ['-c', fix]).status).toBe(0);
    expect(readFileSync(join(world.home, '7-ab.post-commit'), 'utf8')).toBe('what is this\n');
    expect((await say(doctor.run)).text).toContain('✓ spool');
  });
});

describe('wrong usage on the command line', () => {
  it.each([
    [['why'], /^craftnudge: missing required argument 'id'; see: craftnudge why --help\n$/],
    [['stauts'], /^craftnudge: unknown command 'stauts' \(Did you mean status\?\); see: craftnudge --help\n$/],
    [['mute', 'noise'], /noise is no kind of nudge: .*; see: craftnudge mute --help\n$/],
    [['mute', '--off'], /name the kind of nudge.*; see: craftnudge mute --help\n$/],
    [['install-hooks', '--global', '--shared'], /give one of them; see: craftnudge install-hooks --help\n$/],
    [
      ['erase', '--repository', '/nowhere', '--dry-run'],
      /"\/nowhere" is no repository, .*see: craftnudge erase --help\n$/,
    ],
    [['import', 'nowhere.jsonl'], /nowhere\.jsonl is no file; give what .*see: craftnudge import --help\n$/],
    [['import', '.'], /\. is no file; give what .*see: craftnudge import --help\n$/],
  ])('%j ends with the help to read', (words, expected) => {
    const { status: exit, stderr } = world.craftnudge(api, ...words);
    expect(exit).toBe(2);
    expect(stderr).toMatch(expected);
  });
});
