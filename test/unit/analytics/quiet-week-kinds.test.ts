// Digest kinds that have something to say of a week with few commits: what they say, what keeps them silent, and what later
// commits must show.
import { describe, expect, test } from '@jest/globals';
import { digestItems } from '../../../src/analytics/digest-items.js';
import { replayDigests } from '../../../src/analytics/digest-replay.js';
import type { CommitFact, Fact } from '../../../src/domain/fact.js';
import type { Judgement } from '../../../src/domain/observation.js';
import { absentHistory, agedHistory, behindHistory, foundHistory, restedHistory, saidOf } from './digest-examples.js';
import { aFact, aRewrite, DAY, hashOf, HOUR, MONDAY_NOON } from './facts.js';

const said = (kind: string, facts: readonly Fact[]) => saidOf(kind, { facts }, 'week');

function expectSilence(kind: string, cases: readonly (readonly [string, readonly Fact[]])[]): void {
  test.each(cases)('is silent on %s', (_, facts) => expect(said(kind, facts)).toEqual([]));
}

const asAgent = (facts: readonly CommitFact[]): readonly CommitFact[] =>
  facts.map((fact) => ({ ...fact, agent: 'claude-code' }));
const asOther = (facts: readonly CommitFact[]): readonly CommitFact[] =>
  facts.map((fact) => ({ ...fact, actor: fact.actor === 'me' ? 'third' : fact.actor }));

const endOf = (facts: readonly Fact[]): number => Math.max(...facts.map(({ at }) => at));

/** The verdicts on what was said right after the history, when so many days have passed and `after` has happened. */
function judged(kind: string, facts: readonly CommitFact[], after: readonly CommitFact[], days = 400) {
  const { items } = replayDigests([...facts, ...after], { now: endOf(facts) + days * DAY, actor: 'me' });
  return items.filter((item) => item.kind === kind && item.at <= endOf(facts) + 7 * DAY).at(-1)?.judgement;
}

describe('thirty days on', () => {
  test.each([
    [agedHistory(1), { k: 0, m: 1, outcome: 'one-stood' }],
    [agedHistory(1, 1), { k: 1, m: 1, outcome: 'one-fixed' }],
    [agedHistory(5), { k: 0, m: 5, outcome: 'stood' }],
    [agedHistory(5, 2), { k: 2, m: 5, outcome: 'fixed' }],
  ])('counts what was later fixed of what is thirty days old (%#)', (facts, figures) => {
    const [item] = said('thirty-days-on', facts);
    expect(item).toMatchObject({ n: figures.m, evidence: { ...figures, days: 30, n: figures.m } });
  });

  test('names the newest that was fixed, else the newest', () => {
    expect(said('thirty-days-on', agedHistory(5, 2))[0]?.commits).toEqual([hashOf(2), hashOf(1)]);
    expect(said('thirty-days-on', agedHistory(3))[0]?.commits).toEqual([hashOf(3), hashOf(2), hashOf(1)]);
  });

  test('does not count a fix that came after thirty days', () => {
    const late = { ...aFact({ number: 200, actor: 'other', subject: 'fix it', files: [{ path: 'src/f0.ts' }] }) };
    const facts = [...agedHistory(1), { ...late, at: MONDAY_NOON + 31 * DAY }];
    expect(said('thirty-days-on', facts)[0]?.evidence['outcome']).toBe('one-stood');
  });

  test('tells of each commit once', () => {
    const facts = [...agedHistory(2), aFact({ number: 400, at: MONDAY_NOON + 49 * DAY, files: [{ path: 'a.md' }] })];
    expect(said('thirty-days-on', facts)).toEqual([]);
  });

  expectSilence('thirty-days-on', [
    ['documents', agedHistory(3, 0, { files: [{ path: 'a.md' }] })],
    ['commits of 29 days', agedHistory(1, 0).map((fact) => (fact.hash === hashOf(300) ? moveTo(fact, 29) : fact))],
    ['an agent', asAgent(agedHistory(3))],
    ['somebody else', asOther(agedHistory(3))],
    ['what was replaced', [...agedHistory(1), aRewrite(hashOf(1), hashOf(300), MONDAY_NOON + HOUR)]],
  ]);

  test.each<[string, Judgement | undefined, readonly CommitFact[], number]>([
    ['a month in which as few were fixed', { hit: 'hit', followed: 'hit' }, [next(1, { path: 'src/z.ts' })], 90],
    [
      'a month in which more were',
      { hit: 'hit', followed: 'miss' },
      [next(1, { path: 'src/z.ts' }), { ...next(2, { path: 'src/z.ts' }), subject: 'fix it', actor: 'other' }],
      90,
    ],
    ['the month that is not over', { hit: 'hit', followed: 'open' }, [next(1, { path: 'src/z.ts' })], 40],
  ])('is followed or not by %s', (_, verdict, after, days) => {
    expect(judged('thirty-days-on', agedHistory(3), after, days)).toEqual(verdict);
  });

  function next(days: number, file: { readonly path: string }): CommitFact {
    return aFact({ number: 900 + days, at: MONDAY_NOON + (49 + days) * DAY, files: [file] });
  }
});

function moveTo(fact: CommitFact, days: number): CommitFact {
  return { ...fact, at: MONDAY_NOON + days * DAY };
}

describe('long rested', () => {
  test('names the file, its days, and how many of the week’s files are like it', () => {
    const [item] = said('long-rested', restedHistory());
    expect(item).toMatchObject({ file: 'src/old.ts', hash: hashOf(60), commits: [hashOf(60)], n: 2 });
    expect(item?.evidence).toEqual({ file: 'src/old.ts', days: 200, changes: 2, k: 1, m: 2, n: 2 });
  });

  test('follows a file that was renamed', () => {
    const long = restedHistory(400, {}, { files: [{ path: 'lib/old.ts' }] });
    const rename = aFact({
      number: 55,
      at: MONDAY_NOON + 100 * DAY,
      files: [{ path: 'lib/old.ts', from: 'src/old.ts', status: 'R' }],
    });
    expect(said('long-rested', [...long, rename])[0]?.evidence).toMatchObject({ days: 301, changes: 3 });
  });

  expectSilence('long-rested', [
    ['a rest of 179 days', restedHistory(179)],
    ['a change of somebody else in between', restedHistory(200, { actor: 'other', files: [{ path: 'src/old.ts' }] })],
    ['a change of an agent in between', restedHistory(200, { agent: 'bot', files: [{ path: 'src/old.ts' }] })],
    ['a commit in between of which not all files are known', restedHistory(200, { fileCount: 400 })],
    ['a file that comes anew', restedHistory(200, {}, { files: [{ path: 'src/old.ts', status: 'A' }] })],
    ['what a tool writes', restedHistory(200, {}, { files: [{ path: 'package-lock.json' }] })],
    ['an agent', asAgent(restedHistory())],
    ['somebody else', asOther(restedHistory())],
  ]);

  test('was right where the commit was later fixed, and was followed where the file changes again', () => {
    const start = endOf(restedHistory());
    const again = aFact({ number: 900, at: start + 8 * DAY, files: [{ path: 'src/old.ts' }] });
    expect(judged('long-rested', restedHistory(), [])).toEqual({ hit: 'miss', followed: 'miss' });
    expect(judged('long-rested', restedHistory(), [again])).toEqual({ hit: 'miss', followed: 'hit' });
    expect(judged('long-rested', restedHistory(), [{ ...again, subject: 'fix it' }])?.hit).toBe('hit');
    expect(judged('long-rested', restedHistory(), [], 20)).toEqual({ hit: 'open', followed: 'open' });
  });
});

describe('new ground', () => {
  test('names the folder and what others did there, the newest first', () => {
    const [item] = said('new-ground', foundHistory());
    expect(item).toMatchObject({ hash: hashOf(200), n: 4, commits: [103, 102, 101, 100].map(hashOf) });
    expect(item?.evidence).toEqual({ folder: 'src/cluster/', days: 180, k: 4, n: 4 });
    expect(JSON.stringify(item)).not.toContain('other');
  });

  expectSilence('new-ground', [
    ['two commits of others', foundHistory(2)],
    ['a folder of one’s own', foundHistory(4, { files: [{ path: 'src/known/b.ts' }] })],
    ['four own commits before', foundHistory(4, {}, 4)],
    ['the root', foundHistory(4, { files: [{ path: 'main.ts' }] })],
    ['documents', foundHistory(4, { files: [{ path: 'src/cluster/b.md' }] })],
    ['an own commit before of which not all files are known', wholeUnknown(foundHistory())],
    ['an agent', asAgent(foundHistory())],
    ['somebody else', asOther(foundHistory())],
  ]);

  test('is followed where the person goes on there', () => {
    const after = (path: string) => aFact({ number: 900, at: endOf(foundHistory()) + 9 * DAY, files: [{ path }] });
    expect(judged('new-ground', foundHistory(), [after('src/cluster/c.ts')])).toEqual({ hit: 'hit', followed: 'hit' });
    expect(judged('new-ground', foundHistory(), [after('src/c.ts')])).toEqual({ hit: 'hit', followed: 'miss' });
    expect(judged('new-ground', foundHistory(), [], 30)).toEqual({ hit: 'hit', followed: 'open' });
  });
});

function wholeUnknown(facts: readonly CommitFact[]): readonly CommitFact[] {
  return facts.map((fact) => (fact.hash === hashOf(1) ? { ...fact, fileCount: 400 } : fact));
}

describe('left behind', () => {
  test('names both files and how often they came together', () => {
    const [item] = said('left-behind', behindHistory());
    expect(item).toMatchObject({ file: 'src/schema.ts', hash: hashOf(100), n: 6 });
    expect(item?.evidence).toEqual({ file: 'src/schema.ts', with: 'docs/schema.md', k: 6, m: 6, n: 6 });
  });

  const during = (wish: Parameters<typeof aFact>[0]) =>
    aFact({ number: 101, at: MONDAY_NOON + 14 * DAY + HOUR, ...wish });
  expectSilence('left-behind', [
    ['three of six times', behindHistory({}, 3)],
    ['a week in which it came later', [...behindHistory(), during({ files: [{ path: 'docs/schema.md' }] })]],
    [
      'a week in which somebody else changed it',
      [...behindHistory(), during({ actor: 'other', files: [{ path: 'docs/schema.md' }] })],
    ],
    ['a file that is gone', [...behindHistory(), during({ files: [{ path: 'docs/schema.md', status: 'D' }] })]],
    [
      'a file that has another name now',
      [...behindHistory(), during({ files: [{ path: 'docs/plan.md', from: 'docs/schema.md', status: 'R' }] })],
    ],
    ['49 commits before', behindHistory().slice(11)],
    ['a commit in the week of which not all files are known', [...behindHistory(), during({ fileCount: 400 })]],
    ['a sweep of 31 files', behindHistory({ files: manyWith('src/schema.ts') })],
    ['an agent', asAgent(behindHistory())],
    ['somebody else', asOther(behindHistory())],
  ]);

  test('was right where the file was changed within two weeks', () => {
    const facts = behindHistory();
    const after = (days: number) =>
      aFact({ number: 900, at: endOf(facts) + days * DAY, files: [{ path: 'docs/schema.md' }] });
    expect(judged('left-behind', facts, [after(10)])?.hit).toBe('hit');
    expect(judged('left-behind', facts, [after(30)])?.hit).toBe('miss');
    expect(judged('left-behind', facts, [], 10)?.hit).toBe('open');
  });
});

function manyWith(path: string): readonly { readonly path: string }[] {
  return [{ path }, ...Array.from({ length: 30 }, (_, index) => ({ path: `src/n${index}.ts` }))];
}

describe('while away', () => {
  test('counts what others did in files of one’s own', () => {
    const [item] = said('while-away', absentHistory());
    expect(item).toMatchObject({ file: 'src/mine.ts', hash: hashOf(100), n: 4, commits: [12, 11, 10].map(hashOf) });
    expect(item?.evidence).toEqual({ file: 'src/mine.ts', changes: 3, days: 20, k: 3, m: 4, n: 4 });
    expect(JSON.stringify(item)).not.toContain('other');
  });

  test('is about the week of the return alone', () => {
    const facts = [...absentHistory(), aFact({ number: 200, at: MONDAY_NOON + 28 * DAY })];
    const period = { from: MONDAY_NOON + 22 * DAY, to: MONDAY_NOON + 29 * DAY, pace: 'week' as const };
    const kinds = digestItems(facts, { now: period.to, period, actor: 'me' }).map(({ kind }) => kind);
    expect(kinds).not.toContain('while-away');
  });

  expectSilence('while-away', [
    ['13 days', absentHistory(13)],
    ['one commit of others to one’s files', absentHistory(20, 1)],
    ['what others did elsewhere', absentHistory(20, 3, { files: [{ path: 'src/b.ts' }] })],
    ['what agents did', absentHistory(20, 3, { agent: 'claude-code' })],
    ['somebody else’s absence', asOther(absentHistory())],
  ]);

  test('is followed where the person changes that file within two weeks', () => {
    const facts = absentHistory();
    const after = (actor: string) =>
      aFact({ number: 900, actor, at: endOf(facts) + 8 * DAY, files: [{ path: 'src/mine.ts' }] });
    expect(judged('while-away', facts, [after('me')])).toEqual({ hit: 'hit', followed: 'hit' });
    expect(judged('while-away', facts, [after('other')])).toEqual({ hit: 'hit', followed: 'miss' });
    expect(judged('while-away', facts, [], 10)).toEqual({ hit: 'hit', followed: 'open' });
  });
});
