import { describe, expect, it } from '@jest/globals';
import { instantOf } from '../../../src/domain/instant.js';
import type { Instant } from '../../../src/domain/commit-record.js';
import type { CommitFact, Fact } from '../../../src/domain/fact.js';
import type { Feedback, LedgerEntry } from '../../../src/domain/nudge.js';
import { judgeLedger } from '../../../src/recorder/judge-ledger.js';
import { nudgeIdOf } from '../../../src/store/ids.js';
import { aLine } from '../../support/nudges.js';
import { aFact, aRewrite, DAY, hashOf, HOUR, MONDAY_NOON } from '../analytics/facts.js';

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

const judge = (
  facts: readonly Fact[],
  now: number,
  { known = [], lines = [shown] }: { readonly known?: Feedback[]; readonly lines?: readonly LedgerEntry[] } = {},
): readonly Feedback[] => {
  const stores = {
    ledger: {
      append: () => undefined,
      read: () => lines,
      recent: () => lines,
      verify: () => ({ intact: true, files: [], damage: [] }),
    },
    feedback: {
      append: (told: readonly Feedback[]) => void known.push(...told),
      read: () => known,
      recent: () => known,
      verify: () => ({ intact: true, files: [], damage: [] }),
    },
  };
  judgeLedger(second.repository, facts, {
    stores: { ...stores, loadDerived: () => undefined },
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
    judge([first, second], MONDAY_NOON + 3 * DAY, { known });
    judge([first, second, third], MONDAY_NOON + 4 * DAY, { known });
    expect(known).toHaveLength(1);
  });
});

describe('every nudge is judged', () => {
  const ofAction = (action: LedgerEntry['action']): LedgerEntry => ({ ...shown, action });

  it.each(['deliver', 'hold', 'withhold', 'shadow', 'control'] as const)('also one whose last word is %s', (action) => {
    expect(judge([first, second, third], MONDAY_NOON + 3 * DAY, { lines: [ofAction(action)] })).toEqual([
      expect.objectContaining({ nudge: shown.nudge, hit: true, action }),
    ]);
  });

  it('by what has become of it last', () => {
    const lines = [ofAction('hold'), ofAction('deliver')];
    expect(judge([first, second, third], MONDAY_NOON + 3 * DAY, { lines })).toEqual([
      expect.objectContaining({ action: 'deliver' }),
    ]);
  });

  it('is right at once where it came true, and told to be followed when that is known', () => {
    const known: Feedback[] = [];
    const wide = aFact({ number: 1, at: MONDAY_NOON, files: [{ path: 'src/a.ts' }] });
    const fixed = fix(2, MONDAY_NOON + HOUR);
    const small = Array.from({ length: 12 }, (_, n) =>
      aFact({ number: 10 + n, at: MONDAY_NOON + (2 + n) * DAY, files: [{ path: 'src/b.ts' }] }),
    );
    const line: LedgerEntry = {
      ...shown,
      kind: 'wide-batch',
      nudge: nudgeIdOf('wide-batch', hashOf(1)),
      commits: [hashOf(1)],
      commitAt: instantOf(MONDAY_NOON) as Instant,
      evidence: { lines: 400, median: 20 },
    };
    judge([wide, fixed], MONDAY_NOON + 2 * HOUR, { known, lines: [line] });
    expect(known).toEqual([expect.objectContaining({ hit: true })]);
    expect(known[0]).not.toHaveProperty('followed');
    judge([wide, fixed, ...small], MONDAY_NOON + 60 * DAY, { known, lines: [line] });
    expect(known).toHaveLength(2);
    expect(known[1]).toHaveProperty('followed');
    judge([wide, fixed, ...small], MONDAY_NOON + 90 * DAY, { known, lines: [line] });
    expect(known).toHaveLength(2);
  });

  it('by the amend that followed it, although its own commit counts no more', () => {
    const wip = aFact({ number: 1, at: MONDAY_NOON, subject: 'wip' });
    const better = aFact({ number: 2, at: MONDAY_NOON + 60, subject: 'feat: read the header' });
    const line: LedgerEntry = {
      ...shown,
      kind: 'empty-message',
      nudge: nudgeIdOf('empty-message', hashOf(1)),
      commits: [hashOf(1)],
      commitAt: instantOf(MONDAY_NOON) as Instant,
    };
    const facts = [wip, better, aRewrite(hashOf(1), hashOf(2), MONDAY_NOON + 60)];
    expect(judge(facts, MONDAY_NOON + 3 * DAY, { lines: [line] })).toEqual([
      expect.objectContaining({ kind: 'empty-message', followed: true }),
    ]);
  });
});
