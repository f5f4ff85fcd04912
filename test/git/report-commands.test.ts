import { existsSync } from 'node:fs';
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
      'n',
      'nOfAll',
      'merges',
      'byAgents',
      'drafts',
      'latest',
      'findings',
      'insights',
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
    const keys = ['v', 'subject', 'day', 'commits', 'lines', 'files', 'hours', 'usual', 'next'];
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
    const keys = ['v', 'subject', 'window', 'n', 'days', 'batches', 'usual', 'files', 'next', 'observation'];
    expect(Object.keys(json)).toEqual(keys);
  });

  it('draws a page', async () => {
    expect(await output(week.run)).toContain('this week');
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
