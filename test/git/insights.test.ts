import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Insight } from '../../src/domain/insight.js';
import { renderInsights } from '../../src/report/insights-page.js';
import { createWorld, projectRoot, type World } from '../support/world.js';
import { misfitOf, type Schema } from '../../src/store/schema-check.js';
import { paper } from '../unit/report/sample.js';
import { plantedHistory, plants } from '../support/planted-history.js';

const mine = { who: 'me', identities: ['ada@example.org'], repositories: ['api'] } as const;
const WEEK = 7 * 86_400;

/** A history of one's own, planted, that ends this week, as git fast-import reads it. */
function importStream(): string {
  const plant = plants.find(({ kind }) => kind === 'fix-share');
  const { facts, now } = plantedHistory({ ...(plant && { plant }), strength: 0.6, seed: 4 });
  const shift = (Math.floor(Date.now() / 1000 / WEEK) - 1) * WEEK - Math.floor(now / WEEK) * WEEK;
  const who = (at: number): string => `Ada <ada@example.org> ${at + shift} +0000`;
  const commits = facts
    .filter(({ actor }) => actor === 'me')
    .map(({ authoredAt, subject }, index) => {
      const body = `${index}\n`;
      return [
        'commit refs/heads/main',
        `author ${who(authoredAt)}`,
        `committer ${who(authoredAt)}`,
        `data ${Buffer.byteLength(subject)}`,
        subject,
        'M 644 inline src/a.ts',
        `data ${body.length}`,
        body,
      ].join('\n');
    });
  return `${commits.join('\n')}\ndone\n`;
}

describe('insights of a real repository', () => {
  let world: World;
  let repository: string;
  const json = (...args: readonly string[]): Record<string, unknown> => {
    const { status, stdout, stderr } = world.craftnudge(repository, ...args, '--json');
    expect([status, stderr]).toEqual([0, '']);
    return JSON.parse(stdout) as Record<string, unknown>;
  };
  const kindsIn = (view: Record<string, unknown>): readonly string[] =>
    (view['insights'] as readonly { kind: string }[]).map(({ kind }) => kind);
  const path = (): string => join(world.data, 'behaviors/insights.jsonl');
  const linesOf = (): readonly Insight[] =>
    readFileSync(path(), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Insight);

  beforeAll(() => {
    world = createWorld();
    repository = world.repository('api');
    const stream = join(world.root, 'stream');
    writeFileSync(stream, importStream());
    const imported = world.run(repository, 'sh', ['-c', 'git fast-import --quiet --done < "$0"', stream]);
    expect(imported).toMatchObject({ status: 0 });
    expect(world.craftnudge(repository, 'track', '--all').status).toBe(0);
  });
  afterAll(() => world.remove());

  test('are looked for when they are asked for, and each line fits its schema', () => {
    expect(kindsIn(json('insights'))).toContain('fix-share');
    const schema = JSON.parse(
      readFileSync(join(projectRoot, 'src/store/schemas/insight.schema.json'), 'utf8'),
    ) as Schema;
    expect(linesOf().map((line) => misfitOf(line, schema))).toEqual(linesOf().map(() => undefined));
    expect(linesOf()[0]?.commits.length).toBeGreaterThan(10);
  });

  test('say how many commits they need where there are too few, and that nothing changed where there are enough', () => {
    const few = world.repository('few');
    world.commit(few, 'feat: one', { 'a.ts': 'one\n' });
    world.craftnudge(few, 'track', '--all');
    expect(world.craftnudge(few, 'insights').stdout.replaceAll(/\s+/g, ' ')).toContain(
      'Too few yet to tell a change from chance: 1 commit of yours in two years, insights begin at 80.',
    );
    expect(JSON.parse(world.craftnudge(few, 'insights', '--json').stdout)).toMatchObject({ n: 1, needed: 80 });
    expect(Number(json('insights')['n'])).toBeGreaterThanOrEqual(80);
    const view = {
      v: 1,
      subject: mine,
      today: '2026-11-22',
      n: 90,
      needed: 80,
      latest: null,
      insights: [],
      next: [],
    } as const;
    expect(renderInsights(view, paper(80))).toContain(
      'Nothing changed that is more than chance (n = 90 commits of yours',
    );
  });

  test('stand in the report, a line or two each', () => {
    expect(kindsIn(json('report'))).toContain('fix-share');
    const { stdout } = world.craftnudge(repository, 'report');
    expect(stdout).toMatch(/What changed\n {2}Since .* % of your commits are fixes, \d+ % before/);
    expect(json('report', '--all-authors')).toMatchObject({ insights: [] });
  });

  test('stand in the digest and in the page with the same sentence', () => {
    const sentence = / \d+ % of your commits are fixes, \d+ % before/.exec(
      world.craftnudge(repository, 'insights').stdout,
    )?.[0];
    expect(sentence).toBeDefined();
    const things = json('digest', '--every', 'weekly')['things'] as readonly { source: string; title: string }[];
    const told = things.filter(({ source }) => source === 'insight').map(({ title }) => title);
    expect(told).toContainEqual(expect.stringMatching(new RegExp(`^Since \\d.*${sentence}$`)));
    const page = join(world.root, 'report.html');
    expect(world.craftnudge(repository, 'report', '--html', page).status).toBe(0);
    expect(readFileSync(page, 'utf8')).toContain(sentence);
  });

  test('are not looked for again on the same day, and keep the time when they were found', () => {
    const first = linesOf();
    const marked = first.map((line) => ({ ...line, at: '2020-01-01T00:00:00Z' }));
    const save = (lines: readonly object[]): void =>
      writeFileSync(path(), lines.map((line) => `${JSON.stringify(line)}\n`).join(''), { mode: 0o600 });
    save(marked.slice(0, 1));
    expect(kindsIn(json('insights'))).toEqual([first[0]?.kind]);
    save([...marked, { ...first[0], repository: 'another' }]);
    writeFileSync(path(), '{"damaged\n', { flag: 'a' });
    world.craftnudge(repository, 'track', '--all');
    writeFileSync(join(world.data, 'state/daily.json'), '{}', { mode: 0o600 });
    json('insights');
    expect(linesOf().filter(({ repository: id }) => id === 'another')).toHaveLength(1);
    expect(linesOf().filter(({ at }) => at === '2020-01-01T00:00:00Z')).toHaveLength(first.length);
  });

  test('go with what is erased', () => {
    expect(existsSync(path())).toBe(true);
    expect(world.craftnudge(repository, 'erase', '--repository', repository, '--yes')).toMatchObject({ status: 0 });
    expect(existsSync(path())).toBe(false);
  });
});

test('without an identity nothing is said of anybody', () => {
  const world = createWorld();
  try {
    const repository = world.repository('api');
    world.commit(repository, 'first', { 'a.ts': '1' });
    world.git(repository, 'config', '--unset', 'user.email');
    const { status, stdout } = world.craftnudge(repository, 'insights');
    expect([status, stdout]).toEqual([0, expect.stringContaining('No identity is known')]);
  } finally {
    world.remove();
  }
});
