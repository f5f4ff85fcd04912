// Rules from the user's own settings: written by `rule`, live on real commits, tested on the past; a repository has no say.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RuleTestView } from '../../src/report/rule-test-page.js';
import { FORBIDDEN } from '../support/hostile.js';
import { ledgerIn } from '../support/journal.js';
import { createWorld } from '../support/world.js';

const world = createWorld({
  CRAFTNUDGE_NOTIFY_QUIETMINUTES: '0',
  CRAFTNUDGE_NOTIFY_QUIETHOURS: 'off',
  CRAFTNUDGE_NOTIFY_CHANNELS: 'terminal',
  CRAFTNUDGE_NOTIFY_WORKINGDAYS: 'mon,tue,wed,thu,fri,sat,sun',
});
const api = world.repository('api');
const RULE = 'migration: when path db/** and no path test/** say A migration without a test';

afterAll(() => world.remove());

beforeAll(() => {
  expect(world.craftnudge(api, 'install-hooks').status).toBe(0);
  world.commit(api, 'feat: start', { 'src/a.ts': 'one\n' });
  world.commit(api, 'feat: table of users', { 'db/1.sql': 'one\ntwo\n' });
  world.craftnudge(api, 'status');
});

const testOf = (...args: readonly string[]): RuleTestView =>
  JSON.parse(world.craftnudge(api, 'rule', 'test', ...args, '--json').stdout) as RuleTestView;

describe('craftnudge rule', () => {
  it('tests a rule on the past before it is one', () => {
    expect(testOf(RULE)).toMatchObject({ fired: 1, days: 90, items: [{ subject: 'feat: table of users' }] });
    const page = world.craftnudge(api, 'rule', 'test', RULE).stdout;
    expect(page).toContain('Would have fired 1 time in the last 90 days, here (api; n = 2 commits)');
    expect(page).toContain('A migration without a test');
    expect(ledgerIn(world.data)).toEqual([]);
  });

  it('adds it to the own settings file, lists it, and the audit log knows that it changed', () => {
    const { stdout } = world.craftnudge(api, 'rule', 'add', RULE);
    expect(stdout).toContain(RULE);
    expect(stdout).toContain('how often it would have fired: craftnudge rule test migration\n');
    expect(readFileSync(join(world.home, '.config/craftnudge/config.yaml'), 'utf8')).toContain('rules: [');
    expect(world.craftnudge(api, 'config', 'rules').stdout).toContain('migration: when');
    expect(world.craftnudge(api, 'audit', 'show').stdout).toContain('rules');
    expect(world.craftnudge(api, 'audit', 'show').stdout).not.toContain('db/**');
  });

  it('speaks of the next commit that fits, in its own words, under its own kind', () => {
    world.commit(api, 'feat: table of \u001b]0;owned\u0007 things', { 'db/\u202e2.sql': 'one\n' });
    world.craftnudge(api, 'status');
    const entries = ledgerIn(world.data).filter(({ kind }) => kind === 'rule:migration');
    expect(entries.at(-1)).toMatchObject({ action: 'deliver', title: 'A migration without a test' });
    expect(String(entries.at(-1)?.body)).toMatch(/^Your rule migration: path db\/.*2\.sql, no path test\/\*\*\.$/);
    expect(String(entries.at(-1)?.body)).not.toMatch(FORBIDDEN);
    const id = String(entries.at(-1)?.nudge);
    expect(world.craftnudge(api, 'why', id).stdout).toContain('a rule of your own');
  });

  it('is silent again once it is muted or removed', () => {
    expect(world.craftnudge(api, 'mute', 'rule:migration').status).toBe(0);
    world.commit(api, 'feat: third', { 'db/3.sql': 'one\n' });
    world.craftnudge(api, 'status');
    expect(ledgerIn(world.data).at(-1)).toMatchObject({ kind: 'rule:migration', action: 'withhold', reason: 'muted' });
    expect(world.craftnudge(api, 'rule', 'remove', 'migration').stdout).toContain('No rule yet');
    const lines = ledgerIn(world.data).length;
    world.commit(api, 'feat: fourth', { 'db/4.sql': 'one\n' });
    world.craftnudge(api, 'status');
    expect(ledgerIn(world.data)).toHaveLength(lines);
  });

  it('takes none from a repository', () => {
    world.write(join(api, '.craftnudgerc.json'), JSON.stringify({ rules: ['theirs: when files > 0 say Obey'] }));
    const lines = ledgerIn(world.data).length;
    world.commit(api, 'feat: theirs', { 'db/5.sql': 'one\n' });
    world.craftnudge(api, 'status');
    expect(ledgerIn(world.data)).toHaveLength(lines);
    expect(world.craftnudge(api, 'rule', 'list').stdout).not.toContain('theirs');
  });

  it('tests a habit with another threshold', () => {
    expect(testOf('empty-message').fired).toBe(0);
    expect(testOf('wide-batch', '--set', 'lines=1')).toMatchObject({ kinds: ['wide-batch'], fired: 0 });
    expect(testOf().kinds).toContain('fix-loop');
  });

  it.each([
    [['add', 'big: when lines > many say x'], 'is no condition'],
    [['remove', 'nothing'], 'is no rule of yours'],
    [['test', 'nothing'], 'is none of'],
    [['test', 'wide-batch', '--set', 'lines=0'], 'a whole number from 1'],
    [['test', 'wide-batch', '--set', 'colour=red'], 'is no setting'],
    [['test', '--set', 'lines=5'], 'name the one habit'],
    [['test', '--days', '0'], 'from 1 to 3650'],
    [['grow'], 'is none of list'],
  ])('%j is refused in one line', (words, reason) => {
    const { status, stderr } = world.craftnudge(api, 'rule', ...words);
    expect([status, stderr.trimEnd().split('\n').length]).toEqual([2, 1]);
    expect(stderr).toContain(reason);
  });

  it('a faulty rule in the file is named, and the others go on', () => {
    world.write(join(world.home, '.config/craftnudge/config.yaml'), 'rules:\n  - "big: when lines > many say x"\n');
    const { status, stderr } = world.craftnudge(api, 'config', 'rules');
    expect([status, stderr]).toEqual([2, expect.stringContaining('"lines > many" is no condition')]);
  });
});
