import { describe, expect, test } from '@jest/globals';
import type { Decision, Nudge } from '../../../src/domain/nudge.js';
import { entryOf } from '../../../src/notify/ledger-entry.js';
import { type Held, heldOf, nextWakeOf, openHolds } from '../../../src/notify/policy/held.js';
import { type LaterFacts, type Review, reviewHeld } from '../../../src/notify/policy/review-held.js';
import { aLine, aMoment, aNudge, at, hashOf, MINUTE, openSettings, START } from '../../support/nudges.js';

const nothing: LaterFacts = { lastCommitAt: START, rewrites: [], pushed: new Set(), operations: new Set() };
const held = (nudge: Nudge = aNudge()): Held => ({ nudge, reason: 'quiet-minutes', until: at(START + 5 * MINUTE) });

function review(minutes: number, later: Partial<LaterFacts> = {}, rest: Partial<Review> = {}): readonly Decision[] {
  const moment = aMoment({ now: START + minutes * MINUTE });
  return reviewHeld({ ...moment, holds: [held()], later: { ...nothing, ...later }, ...rest });
}

const asText = (decision: Decision): string =>
  decision.action === 'deliver' ? 'deliver' : `${decision.action} ${decision.reason}`;

describe('a nudge that waits', () => {
  test('goes on waiting while nothing changes', () => {
    expect(review(4)).toEqual([]);
  });

  test('is shown when its quiet minutes are over', () => {
    expect(review(5).map(asText)).toEqual(['deliver']);
  });

  test('waits longer when another commit was made', () => {
    const decisions = review(4, { lastCommitAt: START + 3 * MINUTE });
    expect(decisions).toMatchObject([{ action: 'hold', reason: 'quiet-minutes', until: at(START + 8 * MINUTE) }]);
  });

  test('is given up where the commits never pause for half an hour', () => {
    expect(review(27, { lastCommitAt: START + 26 * MINUTE }).map(asText)).toEqual(['withhold stale']);
  });

  test('is stale when the machine slept through its time', () => {
    expect(review(31).map(asText)).toEqual(['withhold stale']);
  });

  test('waits for the end of a rebase in its own repository, not in another', () => {
    expect(review(6, { operations: new Set(['repository-1']) }).map(asText)).toEqual(['hold operation-in-progress']);
    expect(review(6, { operations: new Set(['repository-2']) }).map(asText)).toEqual(['deliver']);
  });

  test.each([
    ['muted', { wishes: { mutes: [{ kind: 'fix-loop', on: true, at: at(START) }], answers: [] } }],
    ['off', { settings: { ...openSettings, enabled: false } }],
    ['cooldown', { ledger: [aLine({ nudge: 'other', at: at(START + MINUTE) })] }],
  ])('is withheld when meanwhile the answer is: %s', (reason, rest) => {
    expect(review(5, {}, rest).map(asText)).toEqual([`withhold ${reason}`]);
  });
});

test('a nudge that was answered in the list is not shown any more; what later facts said is no answer', () => {
  const said = {
    v: 1,
    id: 'f',
    nudge: aNudge().id,
    at: at(START),
    kind: 'fix-loop',
    repository: 'repository-1',
  } as const;
  const answers = [{ ...said, answer: 'useful', source: 'command' } as const];
  const judged = [{ ...said, hit: true, source: 'later-facts' } as const];
  expect(review(5, {}, { wishes: { mutes: [], answers } }).map(asText)).toEqual(['withhold answered']);
  expect(review(5, {}, { wishes: { mutes: [], answers: judged } }).map(asText)).toEqual(['deliver']);
});

describe('when its commit is no more', () => {
  const amended = { rewrites: [{ from: hashOf('a'), to: hashOf('b'), command: 'amend' as const }] };

  test('an amend that no longer shows the habit has resolved it, at once', () => {
    expect(review(1, amended).map(asText)).toEqual(['withhold resolved']);
  });

  test('an amend that shows it again leaves the word to the newer nudge', () => {
    const ledger = [aLine({ nudge: 'newer', action: 'hold', commits: [hashOf('b')] })];
    expect(review(1, amended, { ledger }).map(asText)).toEqual(['withhold rewritten']);
  });

  test('a rebase replaces it', () => {
    const rewrites = [{ from: hashOf('a'), to: hashOf('b'), command: 'rebase' as const }];
    expect(review(1, { rewrites }).map(asText)).toEqual(['withhold rewritten']);
  });

  test('a push ends only what asked for an amend', () => {
    const pushed = new Set([hashOf('a')]);
    expect(review(5, { pushed }).map(asText)).toEqual(['deliver']);
    expect(review(5, { pushed }, { holds: [held(aNudge({ untilPush: true }))] }).map(asText)).toEqual([
      'withhold pushed',
    ]);
  });

  test('advice that was followed is not given', () => {
    expect(review(5, { resolved: new Set([aNudge().id]) }).map(asText)).toEqual(['withhold resolved']);
  });
});

describe('several that wait', () => {
  const other = (id: string, weight: number): Held =>
    held(aNudge({ id, weight, kind: `kind-${id}`, file: `${id}.ts`, commits: [hashOf(id)] }));

  test('the heaviest is shown, the budget speaks for the others', () => {
    const holds = [other('c', 10), other('d', 30), other('e', 20)];
    expect(review(5, {}, { holds }).map(asText)).toEqual(['withhold budget-day', 'deliver', 'withhold budget-day']);
  });

  test('of a storm of 300 commits one nudge is shown', () => {
    const holds = Array.from({ length: 300 }, (_, index) => other(index.toString(16).padStart(4, '0'), 10));
    const actions = review(5, {}, { holds }).map(asText);
    expect(actions.filter((action) => action === 'deliver')).toHaveLength(1);
    expect(actions.at(-1)).toBe('deliver'); // the newest commit
    expect(actions).toHaveLength(300);
  });

  test('with two a day allowed, the second waits for the gap, or is withheld where that is too late', () => {
    const settings = { ...openSettings, perDay: 2, gapMinutes: 10 };
    const holds = [other('c', 10), other('d', 30)];
    expect(review(5, {}, { holds, settings }).map(asText)).toEqual(['hold too-soon', 'deliver']);
    expect(review(5, {}, { holds, settings: { ...settings, gapMinutes: 90 } }).map(asText)).toEqual([
      'withhold too-soon',
      'deliver',
    ]);
  });
});

describe('a newer nudge of the same kind in the same repository', () => {
  const older = held(aNudge({ id: 'older' }));
  const newer = (more: Partial<Nudge> = {}): Held => held(aNudge({ id: 'newer', commits: [hashOf('b')], ...more }));

  test('takes the place of one that waits', () => {
    const holds = [older, newer()];
    expect(review(1, {}, { holds })).toEqual([{ action: 'withhold', nudge: older.nudge, reason: 'superseded' }]);
    const storm = [older, held(aNudge({ id: 'middle' })), newer()];
    expect(review(1, {}, { holds: storm }).map(asText)).toEqual(['withhold superseded', 'withhold superseded']);
  });

  test('does not where it is of another kind, of another repository, or over itself', () => {
    expect(review(1, {}, { holds: [older, newer({ kind: 'hot-file' })] })).toEqual([]);
    expect(review(1, {}, { holds: [older, newer({ repository: 'repository-2' })] })).toEqual([]);
    const later = { resolved: new Set(['newer']) };
    expect(review(1, later, { holds: [older, newer()] }).map(asText)).toEqual(['withhold resolved']);
  });
});

describe('the ledger', () => {
  const line = (decision: Decision, id: string) => entryOf(decision, { id, at: at(START) });
  const hold: Decision = { action: 'hold', nudge: aNudge(), reason: 'quiet-minutes', until: at(START + 300) };

  test('gives back a held nudge as it was', () => {
    const [entry] = openHolds([line(hold, '1')]);
    const templates = new Map([['fix-loop', { kind: 'fix-loop', weight: 50, untilPush: false, variants: [] }]]);
    expect(entry === undefined ? undefined : heldOf(entry, 'api', templates)).toEqual(held());
  });

  test('the last line of a nudge is its state', () => {
    const later: Decision = { action: 'hold', nudge: aNudge(), reason: 'too-soon', until: at(START + 900) };
    expect(openHolds([line(hold, '1'), line(later, '2')]).map(({ reason }) => reason)).toEqual(['too-soon']);
    expect(openHolds([line(hold, '1'), line({ action: 'deliver', nudge: aNudge() }, '2')])).toEqual([]);
  });

  test('knows the next moment to look again', () => {
    const other: Decision = { ...hold, nudge: aNudge({ id: 'other' }), until: at(START + 60) };
    expect(nextWakeOf(openHolds([line(hold, '1'), line(other, '2')]))).toBe(at(START + 60));
    expect(nextWakeOf([])).toBeUndefined();
  });
});
