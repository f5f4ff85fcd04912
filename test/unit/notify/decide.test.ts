import { describe, expect, test } from '@jest/globals';
import type { Decision, Feedback, LedgerEntry, Nudge } from '../../../src/domain/nudge.js';
import { decide } from '../../../src/notify/policy/decide.js';
import type { Moment, NotifySettings, Situation } from '../../../src/notify/policy/question.js';
import {
  aLine,
  aMoment,
  aNudge,
  at,
  DAY,
  HOUR,
  MINUTE,
  START,
  openSettings,
  ordinary,
  shownDaysAgo,
} from '../../support/nudges.js';

interface Given {
  readonly nudges?: readonly Nudge[];
  readonly situation?: Partial<Situation>;
  readonly settings?: Partial<NotifySettings>;
  readonly moment?: Partial<Moment>;
}

function ask({ nudges = [aNudge()], situation = {}, settings = {}, moment = {} }: Given): readonly Decision[] {
  const whole = aMoment({ settings: { ...openSettings, ...settings }, ...moment });
  return decide({ ...whole, nudges, situation: { ...ordinary, ...situation } });
}

const asText = (decision: Decision | undefined): string =>
  decision === undefined
    ? 'nothing'
    : decision.action === 'deliver'
      ? 'deliver'
      : `${decision.action} ${decision.reason}`;
const answered = (answer: 'never' | 'not-now', nudge: string, kind = 'fix-loop'): Feedback => ({
  v: 1,
  id: `answer-${nudge}-${answer}`,
  nudge,
  at: at(START - DAY),
  kind,
  repository: 'repository-1',
  answer,
  source: 'desktop',
});

/** Quiet minutes over, so that only the rule in question speaks. */
const LATER = START + 6 * MINUTE;

describe('one nudge', () => {
  const bars: readonly (readonly [string, Given])[] = [
    ['withhold off', { settings: { enabled: false } }],
    ['withhold import', { situation: { imported: true } }],
    ['withhold ci', { situation: { ci: true } }],
    ['withhold not-mine', { situation: { mine: false } }],
    ['withhold agent', { situation: { agent: true } }],
    ['withhold digest-only', { nudges: [aNudge({ tier: 'digest' })] }],
    ['shadow not-earned', { nudges: [aNudge({ tier: 'earned' })] }],
    ['withhold muted', { moment: { wishes: { mutes: [{ kind: 'fix-loop', on: true, at: at(START) }], answers: [] } } }],
    ['withhold muted', { moment: { wishes: { mutes: [], answers: [answered('never', 'earlier')] } } }],
  ];
  test.each(bars)('is barred: %s', (expected, given) => {
    expect(ask(given).map(asText)).toEqual([expected]);
  });

  test('of a kind that has earned it may toast', () => {
    const moment = { now: LATER, earned: new Set(['fix-loop']) };
    expect(ask({ nudges: [aNudge({ tier: 'earned' })], moment }).map(asText)).toEqual(['deliver']);
  });

  test('muted for one file is silent there and speaks elsewhere', () => {
    const mutes = [{ kind: 'fix-loop', file: 'src/parser.ts', on: true, at: at(START) }];
    const moment = { now: LATER, wishes: { mutes, answers: [] } };
    expect(ask({ moment }).map(asText)).toEqual(['withhold muted']);
    expect(ask({ moment, nudges: [aNudge({ file: 'src/other.ts' })] }).map(asText)).toEqual(['deliver']);
  });

  test('speaks again after a "never" that was taken back', () => {
    const wishes = { mutes: [{ kind: 'fix-loop', on: false, at: at(START) }], answers: [answered('never', 'earlier')] };
    expect(ask({ moment: { now: LATER, wishes } }).map(asText)).toEqual(['deliver']);
  });
});

describe('waiting', () => {
  test('a fresh commit is left alone for five minutes', () => {
    expect(ask({})).toEqual([
      { action: 'hold', nudge: aNudge(), reason: 'quiet-minutes', until: at(START + 5 * MINUTE) },
    ]);
  });

  test('after that it speaks, to the second', () => {
    expect(ask({ moment: { now: START + 5 * MINUTE } }).map(asText)).toEqual(['deliver']);
    expect(ask({ moment: { now: START + 5 * MINUTE - 1 } }).map(asText)).toEqual(['hold quiet-minutes']);
  });

  test('half an hour after the commit it is too late', () => {
    expect(ask({ moment: { now: START + 30 * MINUTE } }).map(asText)).toEqual(['deliver']);
    expect(ask({ moment: { now: START + 30 * MINUTE + 1 } }).map(asText)).toEqual(['withhold stale']);
  });

  test('it waits for the end of a rebase, looking again after the quiet minutes', () => {
    const [decision] = ask({ situation: { operationInProgress: true }, moment: { now: LATER } });
    expect(decision).toMatchObject({ action: 'hold', reason: 'operation-in-progress', until: at(LATER + 5 * MINUTE) });
  });

  test('a snooze that ends in time is waited for, a longer one is not', () => {
    const snoozed = (until: number): Given => ({ moment: { wishes: { snoozedUntil: until, mutes: [], answers: [] } } });
    expect(ask(snoozed(START + 20 * MINUTE))[0]).toMatchObject({
      action: 'hold',
      reason: 'snoozed',
      until: at(START + 20 * MINUTE),
    });
    expect(ask(snoozed(START + 2 * HOUR)).map(asText)).toEqual(['withhold snoozed']);
  });

  const clock: readonly (readonly [string, number, string])[] = [
    ['06:50', 6 * 60 + 50, 'hold quiet-hours'],
    ['06:29', 6 * 60 + 29, 'withhold quiet-hours'],
    ['07:00', 7 * 60, 'hold quiet-minutes'],
    ['21:59', 22 * 60 - 1, 'hold quiet-minutes'],
    ['22:00', 22 * 60, 'withhold quiet-hours'],
    ['00:00', 0, 'withhold quiet-hours'],
  ];
  test.each(clock)('a commit at %s local time: %#', (_, minutes, expected) => {
    const now = START - 10 * HOUR + minutes * MINUTE;
    expect(ask({ nudges: [aNudge({ commitAt: at(now) })], moment: { now } }).map(asText)).toEqual([expected]);
  });

  test('quiet hours follow the person around the world', () => {
    const auckland = { offsetAt: () => 13 * 60 }; // 23:00 there
    expect(ask({ moment: auckland }).map(asText)).toEqual(['withhold quiet-hours']);
    expect(ask({ moment: auckland, settings: { quietHours: 'off' } }).map(asText)).toEqual(['hold quiet-minutes']);
  });

  test('a day off is not interrupted, unless work starts within the half hour', () => {
    const workdays = { workingDays: ['thu'], quietHours: 'off' };
    expect(ask({ settings: workdays }).map(asText)).toEqual(['withhold not-a-working-day']);
    const now = START + 13 * HOUR + 40 * MINUTE; // 23:40 on Wednesday
    const [decision] = ask({ settings: workdays, nudges: [aNudge({ commitAt: at(now) })], moment: { now } });
    expect(decision).toMatchObject({ action: 'hold', reason: 'not-a-working-day', until: at(START + 14 * HOUR) });
  });
});

describe('the budget', () => {
  const ledgers: readonly (readonly [string, readonly LedgerEntry[]])[] = [
    ['withhold budget-day', [shownDaysAgo(2 / 24)]],
    ['deliver', [shownDaysAgo(1)]],
    [
      'withhold budget-week',
      [shownDaysAgo(0.9), shownDaysAgo(1, { kind: 'hot-file' }), shownDaysAgo(1.1, { kind: 'empty-message' })],
    ],
    ['withhold cooldown', [shownDaysAgo(6.9, { kind: 'fix-loop', file: 'src/parser.ts' })]],
    ['deliver', [shownDaysAgo(2 / 24, { channel: 'inbox' })]],
    ['deliver', [shownDaysAgo(2 / 24, { action: 'withhold' })]],
  ];
  test.each(ledgers)('%s: %#', (expected, ledger) => {
    expect(ask({ moment: { now: LATER, ledger } }).map(asText)).toEqual([expected]);
  });

  test('with two a day allowed, the second comes ninety minutes after the first', () => {
    const moment = {
      now: LATER,
      ledger: [aLine({ nudge: 'x', kind: 'wide-batch', file: 'g', at: at(LATER - 80 * MINUTE) })],
    };
    const [decision] = ask({ moment, settings: { perDay: 2 } });
    expect(decision).toMatchObject({ action: 'hold', reason: 'too-soon', until: at(LATER + 10 * MINUTE) });
  });

  test('a dismissal doubles the cool-down', () => {
    const others = [shownDaysAgo(80), shownDaysAgo(81, { kind: 'hot-file' })]; // so that a third is not the reason
    const ledger = [...others, shownDaysAgo(10, { nudge: 'old', kind: 'fix-loop', file: 'src/parser.ts' })];
    expect(ask({ moment: { now: LATER, ledger } }).map(asText)).toEqual(['deliver']);
    const wishes = { mutes: [], answers: [answered('not-now', 'old')] };
    expect(ask({ moment: { now: LATER, ledger, wishes } }).map(asText)).toEqual(['withhold cooldown']);
  });

  test('one commit in twenty is the most that is spoken of', () => {
    const ledger = [shownDaysAgo(30), shownDaysAgo(31, { kind: 'hot-file' })];
    expect(ask({ moment: { now: LATER, ledger, ownCommits: () => 59 } }).map(asText)).toEqual([
      'withhold budget-share',
    ]);
    expect(ask({ moment: { now: LATER, ledger, ownCommits: () => 60 } }).map(asText)).toEqual(['deliver']);
  });
});

describe('several nudges of one commit', () => {
  const loop = aNudge({ id: 'b1', weight: 50 });
  const batch = aNudge({ id: 'b2', kind: 'wide-batch', weight: 30 });
  const empty = aNudge({ id: 'b3', kind: 'empty-message', weight: 20 });

  test('the heaviest goes on, the others are weaker, each has one decision in the order given', () => {
    const decisions = ask({ nudges: [batch, loop, empty], moment: { now: LATER } });
    expect(decisions.map(asText)).toEqual(['withhold weaker', 'deliver', 'withhold weaker']);
    expect(decisions.map(({ nudge }) => nudge.id)).toEqual(['b2', 'b1', 'b3']);
  });

  test('a barred nudge leaves its place to the next', () => {
    const moment = { now: LATER, wishes: { mutes: [{ kind: 'fix-loop', on: true, at: at(START) }], answers: [] } };
    expect(ask({ nudges: [loop, batch, empty], moment }).map(asText)).toEqual([
      'withhold muted',
      'deliver',
      'withhold weaker',
    ]);
  });

  test('nothing to decide, nothing decided', () => {
    expect(ask({ nudges: [] })).toEqual([]);
  });
});
