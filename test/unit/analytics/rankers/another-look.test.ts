import { describe, expect, test } from '@jest/globals';
import { allHabits } from '../../../../src/analytics/all-habits.js';
import { collectLaterFacts } from '../../../../src/analytics/later-facts.js';
import { anotherLook } from '../../../../src/analytics/habits/another-look.js';
import { habits } from '../../../../src/analytics/habits/index.js';
import { rankerVersion } from '../../../../src/analytics/models/shipped.js';
import { reasonOf } from '../../../../src/analytics/rankers/risk-reason.js';
import { commitFeaturesOf } from '../../../../src/analytics/commit-memory/commit-features.js';
import { emptyMemory, rememberCommit } from '../../../../src/analytics/commit-memory/commit-memory.js';
import { viewOf } from '../../../../src/analytics/commit-memory/commit-view.js';
import type { CommitFact } from '../../../../src/domain/fact.js';
import type { Evidence, Observation } from '../../../../src/domain/observation.js';
import { defaultsOf } from '../../../../src/domain/setting.js';
import { aFact, changesIn, DAY, HOUR, usualCommits } from '../facts.js';
import { madeHistory } from './made-history.js';

const context = { settings: defaultsOf(anotherLook.settings), messageChecked: false };

function seenIn(facts: readonly CommitFact[]): readonly { readonly fact: CommitFact; readonly evidence: Evidence }[] {
  let state = anotherLook.start();
  return facts.flatMap((fact) => {
    const step = anotherLook.step(state, fact, context);
    state = step.state;
    return step.sighting === undefined ? [] : [{ fact, evidence: step.sighting.evidence }];
  });
}

function reasonAfter(past: readonly CommitFact[], fact: CommitFact): Evidence | undefined {
  const memory = past.reduce((now, one) => rememberCommit(now, viewOf(one)), emptyMemory());
  return reasonOf(fact, commitFeaturesOf(memory, viewOf(fact)));
}

test('is earned, names its model, and costs no ordinary commit anything', () => {
  expect(anotherLook).toMatchObject({ tier: 'earned', model: rankerVersion });
  expect(habits).not.toContain(anotherLook);
  expect(allHabits).toContain(anotherLook);
});

test('speaks rarely, and only of what has a reason', () => {
  const facts = madeHistory(6, 400);
  const seen = seenIn(facts);
  expect(seen.length).toBeGreaterThan(0);
  expect(seen.length).toBeLessThan(facts.length * 0.06);
  for (const { evidence } of seen) expect(['hot', 'loop', 'wide']).toContain(evidence['reason']);
});

test('promises no more than was measured', () => {
  for (const { evidence } of seenIn(madeHistory(7, 400))) expect(evidence['inTen']).toBeLessThanOrEqual(5);
});

test('says nothing before there are thirty own commits to compare with', () => {
  expect(seenIn(madeHistory(6, 20))).toEqual([]);
});

describe('the reason', () => {
  const fixes = Array.from({ length: 5 }, (_, index) =>
    aFact({ number: index + 1, subject: 'fix: it', at: 1e9 + index * DAY }),
  );

  test('is the file that was fixed often of late, with no more fixes than there were', () => {
    const fact = aFact({ number: 99, at: 1e9 + 6 * DAY, authoredAt: 1e9 + 6 * DAY });
    expect(reasonAfter(fixes, fact)).toMatchObject({ reason: 'hot', file: 'src/a.ts', fixes: 4 });
  });

  test('is the loop before all others', () => {
    const fact = aFact({
      number: 99,
      subject: 'fix: again',
      at: 1e9 + 4 * DAY + HOUR,
      authoredAt: 1e9 + 4 * DAY + HOUR,
    });
    expect(reasonAfter(fixes, fact)).toMatchObject({ reason: 'loop', file: 'src/a.ts' });
  });

  test('is size and spread where it is both, for its author', () => {
    const fact = aFact({ number: 99, files: changesIn(6, 400) });
    expect(reasonAfter(usualCommits(40), fact)).toMatchObject({ reason: 'wide', lines: 396, folders: 6 });
  });

  test('is none for an ordinary commit', () => {
    expect(reasonAfter(usualCommits(40), aFact({ number: 99 }))).toBeUndefined();
  });
});

describe('whether it was followed', () => {
  const commit = aFact({ number: 1, at: 1e9, authoredAt: 1e9 });
  const observation = { kind: 'another-look', hash: commit.hash, evidence: {} } as unknown as Observation;
  const followed = (...next: readonly CommitFact[]) =>
    anotherLook.judge({ observation, commit }, collectLaterFacts([commit, ...next], { now: 1e9 + 40 * DAY })).followed;

  test('another commit to the same file within two hours is a second look; a fix is none', () => {
    expect(followed(aFact({ number: 2, at: 1e9 + HOUR, subject: 'refactor: read it again' }))).toBe('hit');
    expect(followed(aFact({ number: 2, at: 1e9 + HOUR, subject: 'fix: the edge' }))).toBe('miss');
    expect(followed(aFact({ number: 2, at: 1e9 + 3 * HOUR, subject: 'refactor: read it again' }))).toBe('miss');
  });
});
