// What later commits must show for a digest item to have been right, and to have been followed.
import { describe, expect, test } from '@jest/globals';
import { replayDigests } from '../../../src/analytics/digest-replay.js';
import type { CommitFact, Fact } from '../../../src/domain/fact.js';
import type { Judgement } from '../../../src/domain/observation.js';
import {
  assistedHistory,
  concentratedHistory,
  driftedHistory,
  heatedHistory,
  mixedHistory,
  nightlyHistory,
  reworkedHistory,
  scatteredHistory,
  unexplainedHistory,
} from './digest-examples.js';
import { aFact, type Change, DAY, HOUR } from './facts.js';

interface Case {
  readonly kind: string;
  readonly facts: readonly Fact[];
  /** Days after the last fact of the history. */
  readonly now?: number;
}

/** The verdicts on the last item of the kind. */
function judged({ kind, facts, now = 400 }: Case): Judgement | undefined {
  const last = Math.max(...facts.map(({ at }) => at));
  const settings = { 'hours-mirror': { enabled: true } };
  const { items } = replayDigests(facts, { now: last + now * DAY, actor: 'me', settings });
  return items.filter((item) => item.kind === kind).at(-1)?.judgement;
}

const endOf = (facts: readonly Fact[]): number => Math.max(...facts.map(({ at }) => at));

/** So many commits after the history, one every `seconds`. */
function then(
  facts: readonly CommitFact[],
  count: number,
  wish: (index: number) => Partial<CommitFact> & object,
  seconds = HOUR,
) {
  const start = endOf(facts);
  const next = Array.from({ length: count }, (_, index) =>
    aFact({ number: 9000 + index, at: start + (index + 1) * seconds, ...wish(index) }),
  );
  return [...facts, ...next];
}

const files = (...paths: readonly string[]): { readonly files: readonly Change[] & CommitFact['files'] } => ({
  files: paths.map((path) => ({ path, status: 'M' as const, insertions: 1, deletions: 0 })),
});

const large = { files: [{ path: 'src/n.ts', status: 'M' as const, insertions: 90, deletions: 0 }], codeChurn: 90 };

describe('unexplained change', () => {
  const facts = unexplainedHistory();
  test.each<[string, Judgement, readonly Fact[], number]>([
    [
      'a fix of its file',
      { hit: 'hit', followed: 'miss' },
      then(facts, 1, () => ({ subject: 'fix it', ...files('src/big.ts') })),
      100,
    ],
    ['twenty explained ones', { hit: 'miss', followed: 'hit' }, then(facts, 20, () => ({ bodyLength: 40 })), 40],
    ['twenty without', { hit: 'miss', followed: 'miss' }, then(facts, 20, () => ({})), 40],
    ['nothing yet', { hit: 'open', followed: 'open' }, facts, 1],
  ])('after %s: %j', (_, judgement, after, now) => {
    expect(judged({ kind: 'unexplained-change', facts: after, now })).toEqual(judgement);
  });
});

describe('mixed change', () => {
  const facts = mixedHistory();
  const apart = (index: number) => files(index % 2 === 0 ? 'src/a.ts' : 'lib/b.ts');
  test.each<[string, Judgement['hit'], readonly Fact[], number]>([
    ['each folder on its own', 'hit', then(facts, 4, apart), 15],
    ['both folders at once', 'miss', then(facts, 4, () => files('src/a.ts', 'lib/b.ts')), 1],
    ['neither', 'miss', then(facts, 4, () => files('src/z.ts')), 15],
    ['each on its own so far', 'open', then(facts, 4, apart), 1],
  ])('after %s it was %s', (_, hit, after, now) => {
    expect(judged({ kind: 'mixed-change', facts: after, now })?.hit).toBe(hit);
  });

  test('is compared with other commits across folders', () => {
    const across = mixedHistory({}, 12);
    const last = endOf(across);
    const { record } = replayDigests(across, {
      now: last + 100 * DAY,
      actor: 'me',
      settings: { 'mixed-change': { percent: 90 } },
    });
    expect(record.find(({ kind }) => kind === 'mixed-change')).toMatchObject({
      n: 1,
      controlled: 1,
      control: 1 / 12, // only the last of the twelve was followed by commits that kept the folders apart
    });
  });
});

describe('hot ground', () => {
  const facts = heatedHistory();
  const fix = { subject: 'fix the empty line', ...files('src/hot.ts') };
  test.each<[string, Judgement, readonly Fact[], number]>([
    ['a fix within the week', { hit: 'hit', followed: 'hit' }, then(facts, 1, () => ({ ...fix, actor: 'other' })), 40],
    ['more fixes than before', { hit: 'hit', followed: 'miss' }, then(facts, 5, () => fix, 7 * DAY), 40],
    ['no fix', { hit: 'miss', followed: 'hit' }, then(facts, 1, () => ({})), 40],
    ['nothing yet', { hit: 'open', followed: 'open' }, then(facts, 1, () => ({}), 7 * DAY), 0],
  ])('after %s: %j', (_, judgement, after, now) => {
    const { items } = replayDigests(after, { now: endOf(after) + now * DAY, actor: 'me' });
    expect(items.find(({ kind }) => kind === 'hot-ground')?.judgement).toEqual(judgement);
  });
});

describe('batch drift', () => {
  const facts = driftedHistory();
  const monday = endOf(facts) + 6 * DAY;
  const fixes = (index: number) => ({
    at: monday + index * HOUR,
    ...(index === 0 ? { subject: 'fix it', ...files('src/a.ts') } : files('src/z.ts')),
  });
  const asLarge = (index: number) => ({ at: monday + index * HOUR, ...large });
  test.each<[string, Judgement, readonly Fact[], number]>([
    ['a fix of a large one, and small ones', { hit: 'hit', followed: 'hit' }, then(facts, 4, fixes), 40],
    ['no fix, and as large ones', { hit: 'miss', followed: 'miss' }, then(facts, 4, asLarge), 40],
    ['nothing yet', { hit: 'open', followed: 'open' }, then(facts, 1, () => ({ at: monday })), 0],
  ])('after %s: %j', (_, judgement, after, now) => {
    expect(judged({ kind: 'batch-drift', facts: after, now })).toEqual(judgement);
  });
});

test.each<[string, Judgement['followed'], readonly Fact[], number]>([
  [
    'thirty commits without a remedy',
    'hit',
    then(
      reworkedHistory(60, (index) => index % 2 === 0),
      30,
      () => files('src/q.ts'),
      DAY,
    ),
    3,
  ],
  ['as many remedies as before', 'miss', reworkedHistory(90, (index) => index % 2 === 0).slice(0, -4), 33],
])('rework mirror, after %s: followed is %s', (_, followed, facts, now) => {
  const before = endOf(facts) - 32 * DAY;
  const { items } = replayDigests(facts, { now: endOf(facts) + now * DAY, actor: 'me' });
  const asked = items.filter(({ kind, at }) => kind === 'rework-mirror' && at <= before + 7 * DAY).at(-1);
  expect(asked?.judgement).toEqual({ hit: 'hit', followed });
});

test.each<[string, Judgement['followed'], readonly Fact[]]>([
  ['a week at the usual hours', 'hit', then(nightlyHistory(), 5, () => ({ utcOffset: -9 * 60 }), DAY)],
  ['another week of late ones', 'miss', then(nightlyHistory(), 5, () => ({}), DAY)],
])('hours mirror, after %s: followed is %s', (_, followed, facts) => {
  const { items } = replayDigests(facts, {
    now: endOf(facts) + 30 * DAY,
    actor: 'me',
    settings: { 'hours-mirror': { enabled: true } },
  });
  expect(items.find(({ kind }) => kind === 'hours-mirror')?.judgement).toEqual({ hit: 'hit', followed });
});

describe('knowledge concentration', () => {
  const facts = concentratedHistory();
  const theirs = (days: number) =>
    aFact({ number: 9100, actor: 'other', at: endOf(facts) + days * DAY, ...files('src/core.ts') });
  test.each<[string, Judgement['followed'], readonly Fact[], number]>([
    ['somebody else came', 'hit', [...facts, theirs(30)], 1],
    ['nobody came', 'miss', facts, 90],
    ['it is too early', 'open', facts, 20],
  ])('where %s, followed is %s', (_, followed, after, now) => {
    expect(judged({ kind: 'knowledge-concentration', facts: after, now })).toEqual({ hit: 'hit', followed });
  });
});

describe('context scatter', () => {
  const facts = scatteredHistory();
  const to = (index: number) => ({ repository: `r${index % 2}` });
  test.each<[string, Judgement['followed'], readonly Fact[], number]>([
    ['five days without a switch', 'hit', then(facts, 5, () => ({}), DAY), 1],
    ['five days to and fro', 'miss', then(facts, 60, to, 2 * HOUR), 1],
    ['two days', 'open', then(facts, 2, () => ({}), DAY), 1],
  ])('after %s, followed is %s', (_, followed, after, now) => {
    const { items } = replayDigests(after, { now: endOf(after) + now * DAY, actor: 'me' });
    expect(items.find(({ kind }) => kind === 'context-scatter')?.judgement).toEqual({ hit: 'hit', followed });
  });
});

test('AI share asks nothing of anybody', () => {
  expect(judged({ kind: 'ai-share', facts: assistedHistory() })).toEqual({ hit: 'hit', followed: 'open' });
});
