import { existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CommandContext, CommandInput } from '../../src/cli/command.js';
import { openHouse } from '../../src/cli/house.js';
import * as exportCommand from '../../src/cli/export.js';
import * as report from '../../src/cli/report.js';
import * as today from '../../src/cli/today.js';
import * as week from '../../src/cli/week.js';
import type { ReportView } from '../../src/report/report-shape.js';
import type { DayView, WeekView } from '../../src/report/view.js';
import { createWorld } from '../support/world.js';

const world = createWorld();
const api = world.repository('api');

afterAll(() => world.remove());

const contextAt = (cwd: string): CommandContext & { readonly printed: string[] } => {
  const printed: string[] = [];
  const print = (text: string): void => void printed.push(text);
  return { env: world.env, cwd, print, note: print, terminal: false, colour: false, columns: 80, printed };
};

type Run = (context: CommandContext, input: CommandInput) => Promise<number>;

async function output(run: Run, options: CommandInput['options'] = {}, cwd = api): Promise<string> {
  const context = contextAt(cwd);
  expect(await run(context, { arguments: [], options })).toBe(0);
  return context.printed.join('');
}

const view = async <View>(run: Run, options: CommandInput['options'] = {}): Promise<View> =>
  JSON.parse(await output(run, { ...options, json: true })) as View;

beforeAll(async () => {
  const { recorder } = openHouse(contextAt(api));
  const placed = await recorder.open({ cwd: api });
  world.commit(api, 'feat(router): paths', { 'src/router.js': 'one\ntwo\n', 'src/index.js': 'one\n' });
  world.commit(api, 'fix: \u001b]0;owned\u0007 null header', { 'src/router.js': 'one\ntwo\nthree\n' });
  world.git(
    api,
    '-c',
    'user.email=bob@example.org',
    'commit',
    '-q',
    '--allow-empty',
    '--author=Bob <bob@example.org>',
    '-m',
    'docs: from Bob',
  );
  await recorder.reconcile(placed);
});

describe('craftnudge report', () => {
  it('counts what was committed here, and says of whom and since when', async () => {
    const page = await output(report.run);
    expect(page).toContain('ada@example.org');
    expect(page).toContain('Batch size');
    expect(page).toContain('too few yet: ');
    expect(page).not.toMatch(/[^\n\x20-\x7e\u00a0-\uffff]/);
  });

  it('shows the weeks up to the latest commit where the usual ones have none, unless a date is given', async () => {
    const old = world.repository('old');
    world.commit(old, 'feat: long ago', { 'a.ts': 'one\n' }, '2020-03-02T10:00:00Z');
    expect(world.craftnudge(old, 'track', '--all').status).toBe(0);
    const json = JSON.parse(await output(report.run, { json: true }, old)) as ReportView;
    expect(json).toMatchObject({ n: 1, window: { from: '2019-09-03', to: '2020-03-02' } });
    expect(json.empty).not.toBeNull();
    expect(await output(report.run, {}, old)).toContain('these are the 26 weeks up to');
    const asked = JSON.parse(await output(report.run, { json: true, since: '4w' }, old)) as ReportView;
    expect(asked).toMatchObject({ n: 0, empty: null });
  });

  it('prints the same as JSON in a stable shape', async () => {
    const json = await view<ReportView>(report.run, { allAuthors: true, since: '4w' });
    expect(json).toMatchObject({
      v: 1,
      n: 3,
      nOfAll: 3,
      preview: null,
      subject: { who: 'everyone', because: 'asked' },
    });
    expect(json.rhythm.hours).toHaveLength(7);
    expect(json.rhythm.days.reduce((sum, commits) => sum + commits, 0)).toBe(3);
    expect(Object.keys(json)).toEqual([
      'v',
      'subject',
      'window',
      'empty',
      'n',
      'nOfAll',
      'recorded',
      'merges',
      'byAgents',
      'drafts',
      'latest',
      'findings',
      'insights',
      'unkept',
      'rhythm',
      'batches',
      'messages',
      'churn',
      'hotspots',
      'habits',
      'preview',
      'nudges',
      'next',
    ]);
  });

  it('refuses a date that is none, with the way to write one', async () => {
    const context = contextAt(api);
    const asked = report.run(context, { arguments: [], options: { since: '2026-02-31' } });
    await expect(asked).rejects.toMatchObject({ code: 'WRONG_USAGE', exit: 2 });
  });

  it('says so outside a repository, and writes nothing', async () => {
    const fresh = createWorld();
    const context = { ...contextAt(fresh.home), env: fresh.env };
    const asked = report.run(context, { arguments: [], options: {} });
    await expect(asked).rejects.toMatchObject({ code: 'NOT_A_REPOSITORY', exit: 2 });
    expect(existsSync(fresh.data)).toBe(false);
    fresh.remove();
  });
});

describe('craftnudge report as a file', () => {
  const place = (): string => {
    const folder = join(world.root, 'pages');
    mkdirSync(folder, { recursive: true });
    return folder;
  };

  it('writes a page and a card that their owner alone can read, and says where', async () => {
    const [html, svg] = [join(place(), 'report.html'), join(place(), 'card.svg')];
    const said = await output(report.run, { html, svg });
    expect(said).toContain(html);
    expect(said).toContain('read it before you share it');
    expect([html, svg].map((path) => statSync(path).mode & 0o777)).toEqual([0o600, 0o600]);
    expect(readFileSync(html, 'utf8')).toContain('src/router.js');
    expect(readFileSync(html, 'utf8')).toContain('ada@example.org');
    expect(readFileSync(svg, 'utf8')).not.toMatch(/router|api|ada/);
  });

  it('writes again over its own, and over nothing else unless told to', async () => {
    const [own, other] = [join(place(), 'own.html'), join(place(), 'other.html')];
    await output(report.run, { html: own });
    await output(report.run, { html: own, details: 'none' });
    expect(readFileSync(own, 'utf8')).not.toContain('src/router.js');
    writeFileSync(other, '<!doctype html>mine');
    const asked = report.run(contextAt(api), { arguments: [], options: { html: other } });
    await expect(asked).rejects.toMatchObject({ code: 'WRONG_USAGE' });
    expect(readFileSync(other, 'utf8')).toBe('<!doctype html>mine');
    await output(report.run, { html: other, force: true });
    expect(readFileSync(other, 'utf8')).toContain('craftnudge report');
  });

  it('follows no link, and leaves nothing behind where it cannot write', async () => {
    const [pointer, target] = [join(place(), 'link.svg'), join(place(), 'target')];
    writeFileSync(target, 'kept');
    symlinkSync(target, pointer);
    const asked = report.run(contextAt(api), { arguments: [], options: { svg: pointer } });
    await expect(asked).rejects.toMatchObject({ code: 'WRONG_USAGE' });
    const nowhere = report.run(contextAt(api), { arguments: [], options: { svg: join(place(), 'no/such.svg') } });
    await expect(nowhere).rejects.toMatchObject({ code: 'STORE_UNWRITABLE' });
    expect(readFileSync(target, 'utf8')).toBe('kept');
  });
});

describe('craftnudge today', () => {
  it('lists the day, hostile subjects escaped', async () => {
    const page = await output(today.run);
    expect(page).toContain('feat(router): paths');
    expect(page).toContain('fix: ^[]0;owned^G null header');
    expect(page).toContain('+3  −0  2 files');
  });

  it('takes another day', async () => {
    const json = await view<DayView>(today.run, { on: 'yesterday' });
    expect(json.commits).toEqual([]);
    const keys = ['v', 'subject', 'day', 'commits', 'lines', 'files', 'hours', 'usual', 'goals', 'next'];
    expect(Object.keys(json)).toEqual(keys);
  });

  it('keeps control characters out of JSON as well, without losing them', async () => {
    const text = await output(today.run, { json: true });
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    expect((JSON.parse(text) as DayView).commits[1]?.subject).toBe('fix: \u001b]0;owned\u0007 null header');
  });

  it('refuses a day that is still to come', async () => {
    await expect(output(today.run, { on: '2999-01-01' })).rejects.toThrow(/--on: 2999-01-01 is still to come/);
  });

  it('takes the repository by its path', async () => {
    const page = await output(today.run, { repo: api }, world.home);
    expect(page).toContain('feat(router): paths');
  });
});

describe('craftnudge week', () => {
  it('has seven days, the last of them today', async () => {
    const json = await view<WeekView>(week.run, { allAuthors: true });
    expect(json.days).toHaveLength(7);
    expect(json.days.at(-1)).toMatchObject({ commits: 3, lines: 4 });
    expect(json.files[0]).toMatchObject({ path: 'src/router.js', commits: 2 });
    const keys = [
      'v',
      'subject',
      'window',
      'n',
      'latest',
      'days',
      'batches',
      'usual',
      'files',
      'goals',
      'next',
      'observation',
    ];
    expect(Object.keys(json)).toEqual(keys);
  });

  it('draws a page', async () => {
    expect(await output(week.run)).toContain('this week');
  });
});

describe('a repository where only others have committed', () => {
  it('says so, as whom it looked, and what shows them', () => {
    const theirs = world.repository('theirs');
    for (const n of [1, 2])
      world.git(theirs, 'commit', '-q', '--allow-empty', '-m', `${n}`, '--author=Eve <eve@example.org>');
    world.craftnudge(theirs, 'track', '--all');
    const told = (): string => world.craftnudge(theirs, 'report').stdout.replaceAll(/\s+/g, ' ');
    expect(told()).toContain('All 2 commits recorded here are of other people: you are ada@example.org.');
    expect(told()).not.toContain('recorded yet');
    expect(told()).toMatch(/Next: craftnudge report --all-authors (· )?craftnudge config identities OTHER@ADDRESS/);
    world.craftnudge(theirs, 'config', 'identities', 'eve@example.org');
    expect(told()).toContain('n = 2 commits');
    world.craftnudge(theirs, 'config', 'identities', '--unset');
  });
});

describe('a repository where nothing was committed for years', () => {
  it.each([
    ['week', 'No commit recorded in these seven days. The latest was on 2 Mar 2020: craftnudge week --on 2020-03-02'],
    ['standup', 'no commit recorded. The latest was on 2 Mar 2020: craftnudge standup --since 2020-03-02'],
    ['digest', 'No commit of yours this week. The latest was on 2 Mar 2020: craftnudge standup --since 2020-03-02'],
    ['insights', 'insights begin at 80. The latest was on 2 Mar 2020: craftnudge report'],
  ])('%s says when that was, and what shows it', (command, sentence) => {
    const idle = world.repository(`idle-${command}`);
    world.commit(idle, 'feat: long ago', { 'a.ts': 'one\n' }, '2020-03-02T10:00:00Z');
    world.craftnudge(idle, 'track', '--all');
    const { stdout } = world.craftnudge(idle, command, '--repo', idle);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(sentence);
  });
});

describe('craftnudge export', () => {
  it('prints a record a line, and with --json one array of the same records', async () => {
    const lines = (await printed()).map((line) => JSON.parse(line) as unknown);
    expect(lines).toHaveLength(3);
    expect(JSON.parse((await printed({ json: true })).join('\n'))).toEqual(lines);
    expect(JSON.parse((await printed({ json: true, until: '1999-01-01' })).join('\n'))).toEqual([]);
  });

  async function printed(options: CommandInput['options'] = {}): Promise<readonly string[]> {
    const context = contextAt(api);
    expect(await exportCommand.run(context, { arguments: [], options })).toBe(0);
    return context.printed;
  }
});

describe('a commit that no hook told of', () => {
  it.each([
    ['report', async () => (await view<ReportView>(report.run, { allAuthors: true })).n],
    ['today', async () => (await view<DayView>(today.run, { allAuthors: true })).commits.length],
    ['week', async () => (await view<WeekView>(week.run, { allAuthors: true })).n],
  ])('is in the next %s', async (_, count) => {
    const before = await count();
    world.git(api, 'commit', '-q', '--allow-empty', '-m', 'feat: unseen');
    expect(await count()).toBe(before + 1);
  });

  it('is not in the report of a repository that was never ours, nor is what was pulled there', async () => {
    const clone = join(world.root, 'clone');
    world.git(world.root, 'clone', '-q', api, clone);
    const fresh = { ...contextAt(clone), env: { ...world.env, CRAFTNUDGE_HOME: join(world.root, 'other-data') } };
    expect(await report.run(fresh, { arguments: [], options: { json: true } })).toBe(0);
    expect(JSON.parse(fresh.printed.at(-1) ?? '')).toMatchObject({ nOfAll: 0 });
  });
});
