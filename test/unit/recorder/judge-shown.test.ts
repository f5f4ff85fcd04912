import { describe, expect, it } from '@jest/globals';
import { instantOf } from '../../../src/domain/instant.js';
import type { Instant } from '../../../src/domain/commit-record.js';
import type { CommitFact } from '../../../src/domain/fact.js';
import type { Feedback } from '../../../src/domain/nudge.js';
import { judgeShown } from '../../../src/recorder/judge-shown.js';
import { nudgeIdOf } from '../../../src/store/ids.js';
import { aLine } from '../../support/nudges.js';
import { aFact, DAY, hashOf, HOUR, MONDAY_NOON } from '../analytics/facts.js';

const fix = (number: number, at: number): CommitFact =>
  aFact({ number, at, authoredAt: at, actor: 'me', subject: `fix: take ${number}`, files: [{ path: 'src/a.ts' }] });
const first = fix(1, MONDAY_NOON);
const second = fix(2, MONDAY_NOON + HOUR);
const third = fix(3, MONDAY_NOON + 3 * HOUR);

const shown = aLine({
  nudge: nudgeIdOf('fix-loop', hashOf(2)),
  repository: second.repository,
  commits: [hashOf(2)],
  file: 'src/a.ts',
  action: 'deliver',
  channel: 'desktop',
  commitAt: instantOf(second.at) as Instant,
});

const judge = (facts: readonly CommitFact[], now: number, known: Feedback[] = []): readonly Feedback[] => {
  const stores = {
    ledger: {
      append: () => undefined,
      read: () => [shown],
      recent: () => [shown],
      verify: () => ({ intact: true, files: [], damage: [] }),
    },
    feedback: {
      append: (lines: readonly Feedback[]) => void known.push(...lines),
      read: () => known,
      recent: () => known,
      verify: () => ({ intact: true, files: [], damage: [] }),
    },
  };
  const noBlame = { loadDerived: () => undefined, saveDerived: () => undefined };
  judgeShown(second.repository, facts, {
    stores: { ...stores, ...noBlame },
    clock: { now: () => instantOf(now) as Instant },
  });
  return known;
};

describe('a nudge that was shown', () => {
  it('was right where the third fix came', () => {
    expect(judge([first, second, third], MONDAY_NOON + 3 * DAY)).toEqual([
      expect.objectContaining({ nudge: shown.nudge, kind: 'fix-loop', hit: true, source: 'later-facts' }),
    ]);
  });

  it('was wrong where none came within the day', () => {
    expect(judge([first, second], MONDAY_NOON + 3 * DAY)).toEqual([expect.objectContaining({ hit: false })]);
  });

  it('is not judged while its day has not passed', () => {
    expect(judge([first, second], MONDAY_NOON + 5 * HOUR)).toEqual([]);
  });

  it('is judged once', () => {
    const known: Feedback[] = [];
    judge([first, second], MONDAY_NOON + 3 * DAY, known);
    judge([first, second, third], MONDAY_NOON + 4 * DAY, known);
    expect(known).toHaveLength(1);
  });
});
