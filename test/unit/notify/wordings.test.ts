// The shipped texts against the habits that they speak for: every habit runs here until it has something to say.
import { describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { catalogue } from '../../../src/analytics/catalogue.js';
import { toldKinds } from '../../../src/analytics/told-kinds.js';
import { earnedHabits } from '../../../src/analytics/habits/earned.js';
import { habits } from '../../../src/analytics/habits/index.js';
import type { Habit } from '../../../src/analytics/define-habit.js';
import type { CommitHash } from '../../../src/domain/commit-record.js';
import type { CommitFact, FileFact } from '../../../src/domain/fact.js';
import type { Observation } from '../../../src/domain/observation.js';
import { defaultsOf } from '../../../src/domain/setting.js';
import { BODY_LENGTH, composeNudge, TITLE_LENGTH } from '../../../src/notify/compose-nudge.js';
import { loadTemplates } from '../../../src/notify/template.js';
import { nudgeIdOf } from '../../../src/store/ids.js';
import { DAY, HOUR, START } from '../../support/nudges.js';
import { projectRoot } from '../../support/world.js';
import { examples, saidOf } from '../analytics/digest-examples.js';
import { earnedExamples } from '../analytics/earned-examples.js';

const templates = loadTemplates(join(projectRoot, 'templates/nudges'));

const hashOfNumber = (index: number): CommitHash => index.toString(16).padStart(40, '0') as CommitHash;

function aFact(index: number, changes: Partial<CommitFact>): CommitFact {
  const files = changes.files ?? [aFile('src/main.ts', 10)];
  const lines = files.reduce((total, { insertions }) => total + (insertions ?? 0), 0);
  return {
    type: 'commit',
    repository: 'repository-1',
    hash: hashOfNumber(index + 1),
    parents: [hashOfNumber(index)],
    at: START + index * DAY,
    authoredAt: START + index * DAY,
    utcOffset: 0,
    actor: 'me',
    agent: null,
    operation: 'commit',
    subject: 'feat(core): teach it one more thing',
    bodyLength: 0,
    reverts: [],
    files,
    fileCount: files.length,
    insertions: lines,
    deletions: 0,
    codeChurn: lines,
    codeDeletions: 0,
    codeExtensions: 1,
    directories: new Set(files.map(({ path }) => path.split('/').slice(0, -1).join('/'))).size,
    ...changes,
  };
}

function aFile(path: string, insertions: number): FileFact {
  return { path, status: 'M', insertions, deletions: 0 };
}

/** Half a year in which the schema changes every third day, and its page twenty minutes later. */
function companions(): readonly CommitFact[] {
  return Array.from({ length: 200 }, (_, day) => {
    const at = START + (day - 210) * DAY;
    const one = (step: number, path: string, seconds: number): CommitFact =>
      aFact(10_000 + day * 4 + step, { at: at + seconds, authoredAt: at + seconds, files: [aFile(path, 10)] });
    const other = [one(0, `src/part${day % 7}.ts`, 0), one(1, `src/part${(day + 1) % 7}.ts`, HOUR)];
    const pair = [one(2, 'src/schema.ts', 3 * HOUR), one(3, 'docs/schema.md', 3 * HOUR + 1200)];
    return day % 3 > 0 ? other : [...other, ...pair];
  }).flat();
}

/** Sixty ordinary commits, eight fix loops (two with a third fix), then one commit of every remarkable sort. */
function history(): readonly CommitFact[] {
  const ordinary = Array.from({ length: 60 }, (_, index) => aFact(index, {}));
  const loops = Array.from({ length: 8 }, (_, index) => loop(100 + index * 10)).flat();
  const parser = aFile('src/parser.ts', 300);
  const wide = ['a', 'b', 'c', 'd', 'e'].map((folder) => aFile(`src/${folder}/part.ts`, 90));
  return [
    ...companions(),
    ...ordinary,
    ...loops,
    aFact(300, {
      subject: 'feat(parser): a new grammar',
      files: [parser],
      at: START + 180 * DAY,
      authoredAt: START + 180 * DAY,
    }),
    aFact(301, { subject: 'feat: everywhere at once', files: wide }),
    aFact(302, { subject: 'wip' }),
    aFact(303, { subject: 'more on the grammar' }),
    aFact(304, { subject: 'more on the grammar' }),
  ];
}

function loop(index: number): readonly CommitFact[] {
  const start = START + index * DAY;
  const fix = (step: number): CommitFact =>
    aFact(index + step, {
      subject: 'fix(parser): the empty line',
      files: [aFile('src/parser.ts', 5)],
      at: start + step * HOUR,
      authoredAt: start + step * HOUR,
    });
  return index % 20 === 0 ? [fix(0), fix(1), fix(2)] : [fix(0), fix(1)];
}

function observationsOf(habit: Habit, facts = history()): readonly Observation[] {
  const found: Observation[] = [];
  let state = habit.start();
  for (const fact of facts) {
    const step = habit.step(state, fact, { settings: defaultsOf(habit.settings), messageChecked: false });
    state = step.state;
    if (step.sighting !== undefined) found.push(observationOf(habit, fact, step.sighting));
  }
  return found;
}

function observationOf(
  { name, tier }: Habit,
  { repository, hash, at, actor }: CommitFact,
  sighting: Pick<Observation, 'evidence' | 'n'>,
): Observation {
  return { kind: name, tier, repository, hash, at, actor, ...sighting };
}

test('every habit has a wording and every wording a habit', () => {
  expect([...templates.keys()].toSorted()).toEqual(catalogue.map(({ name }) => name).toSorted());
});

const seenBy: ReadonlyMap<string, readonly Observation[]> = new Map([
  ...habits.map((habit) => [habit.name, observationsOf(habit)] as const),
  ...earnedHabits.map((habit) => [habit.name, observationsOf(habit, earnedExamples[habit.name])] as const),
  ...toldKinds.map(
    ({ name, pace }) => [name, (examples[name] ?? []).flatMap((example) => saidOf(name, example, pace))] as const,
  ),
]);

describe.each(catalogue.map(({ name }) => name))('%s', (name) => {
  const seen = seenBy.get(name) ?? [];
  const variants = templates.get(name)?.variants ?? [];

  test('has something to say about the sample history', () => {
    expect(seen.length).toBeGreaterThan(0);
  });

  test('names only figures that the habit gives', () => {
    const given = new Set(['repository', ...seen.flatMap(({ evidence }) => Object.keys(evidence))]);
    const named = variants.flatMap(({ placeholders, when }) => [
      ...placeholders,
      ...(when === undefined ? [] : [when.name]),
    ]);
    expect(named.filter((placeholder) => !given.has(placeholder))).toEqual([]);
  });

  test('has at least three forms, two of them for every case', () => {
    const always = variants.filter(({ when }) => when === undefined);
    expect(always.length).toBeGreaterThanOrEqual(2);
    expect(variants.length).toBeGreaterThanOrEqual(3);
  });

  test('comes out whole: nothing left unfilled, nothing cut, no blame, no exclamation mark', () => {
    for (const observation of seen) {
      const { title, body } = composeNudge(observation, 'api', { templates, makeNudgeId: nudgeIdOf });
      expect(title.length).toBeLessThanOrEqual(TITLE_LENGTH);
      expect(body.length).toBeLessThanOrEqual(BODY_LENGTH);
      expect(`${title} ${body}`).not.toMatch(/\{\{|undefined|NaN|…$|!|\b(?:bad|wrong|poor|careless|should|must)\b/);
      expect(`${title} ${body}`).toMatch(/\d/);
    }
  });
});

test('every variant fits with ordinary figures, read one by one', () => {
  for (const [kind, template] of templates) {
    for (const variant of template.variants) {
      const evidence = {
        file: 'packages/server/src/token-refresh-handler.ts',
        subject: 'fix the thing that was broken last week',
        whose: 'own',
        repeated: 1,
        nth: 12,
        hours: 3,
        k: 12,
        m: 20,
        n: 200,
        fixes: 14,
        days: 90,
        lines: 12345,
        folders: 123,
        percentile: 98,
        median: 1234,
        percent: 98,
        files: 'token-refresh-handler.ts, parser.ts, a.ts',
        testFile: 'packages/server/test/token-refresh-handler.test.ts',
        compared: 'yes',
        fixed: 12,
        fixedExpected: 12,
        fixedRatio: 0.94,
        fixedLow: 0.41,
        fixedHigh: 12.34,
        matured: 123,
        ownMatured: 1234,
        reworked: 12,
        reworkedExpected: 12,
        a: 'packages',
        b: 'documentation',
        linesA: 1234,
        linesB: 1234,
        usual: 123,
        recent: 20,
        first: 9,
        last: 22,
        own: 123,
        all: 124,
        changes: 5,
        others: 12,
        repositories: 12,
        switches: 123,
        day: '2025-11-24',
        usualK: 123,
        usualM: 1234,
        usualPercent: 98,
        usualDays: 180,
        inTen: 5,
        with: 'parser.ts',
        folder: 'packages/server/src/authentication/',
      };
      const one = new Map([
        [
          kind,
          { ...template, variants: [{ title: variant.title, body: variant.body, placeholders: variant.placeholders }] },
        ],
      ]);
      const observation: Observation = {
        kind,
        tier: 'fact',
        repository: 'r',
        hash: hashOfNumber(1),
        at: START,
        actor: 'me',
        evidence,
        n: 1,
      };
      const { title, body } = composeNudge(observation, 'api', { templates: one, makeNudgeId: nudgeIdOf });
      expect([title, title.length <= TITLE_LENGTH && !title.endsWith('…')]).toEqual([title, true]);
      expect([body, body.length <= BODY_LENGTH && !body.endsWith('…')]).toEqual([body, true]);
    }
  }
});
