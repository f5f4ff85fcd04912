import { beforeEach, describe, expect, test } from '@jest/globals';
import type { LedgerEntry, Nudge } from '../../../src/domain/nudge.js';
import type { Observation } from '../../../src/domain/observation.js';
import { createDesk, type Desk, type DeskParts } from '../../../src/notify/desk.js';
import { parseTemplate } from '../../../src/notify/template.js';
import { nudgeIdOf } from '../../../src/store/ids.js';
import { at, hashOf, MINUTE, openSettings, ordinary, START } from '../../support/nudges.js';

const template = parseTemplate('fix-loop', 'weight: 50\n---\nAgain: {{file}}\nRun its test?');
const wording = { templates: new Map([['fix-loop', template]]), makeNudgeId: nudgeIdOf };
const seen = (digit: string, file = `${digit}.ts`): Observation => ({
  kind: 'fix-loop',
  tier: 'fact',
  repository: 'repository-1',
  hash: hashOf(digit),
  at: START,
  actor: 'me',
  file,
  evidence: { file },
  n: 0,
});
const later = { lastCommitAt: START, rewrites: [], pushed: new Set<never>(), operations: new Set<string>() };

let ledger: LedgerEntry[];
let sent: Nudge[];
let now: number;
let desk: Desk;

function open(changes: Partial<DeskParts> = {}): Desk {
  return createDesk({
    wording,
    settings: openSettings,
    ledger: { read: () => ledger, append: (entries) => void ledger.push(...entries) },
    wishes: () => ({ mutes: [], answers: [] }),
    ownCommits: () => 1000,
    offsetAt: () => 0,
    now: () => at(now),
    makeEntryId: () => `line-${ledger.length}`,
    repositoryName: () => 'api',
    deliver: (nudge) => {
      sent.push(nudge);
      return Promise.resolve({ channel: 'desktop', receipts: [] });
    },
    ...changes,
  });
}

beforeEach(() => {
  ledger = [];
  sent = [];
  now = START;
  desk = open();
});

const states = (): readonly string[] =>
  ledger.map(({ action, reason, channel }) => `${action} ${reason ?? channel ?? ''}`);

describe('the desk', () => {
  test('holds a nudge, and shows it when its time has come, each step a line of the ledger', async () => {
    desk.decide([seen('a')], ordinary);
    expect(desk.nextWake()).toBe(at(START + 5 * MINUTE));
    expect(desk.waiting()).toEqual([{ repository: 'repository-1', commits: [hashOf('a')] }]);
    now += 5 * MINUTE;
    for (const decision of desk.review(later)) if (decision.action === 'deliver') await desk.deliver(decision.nudge);
    expect(sent.map(({ title }) => title)).toEqual(['Again: a.ts']);
    expect(states()).toEqual(['hold quiet-minutes', 'deliver desktop']);
    expect(desk.nextWake()).toBeUndefined();
  });

  test('takes up what another process held', () => {
    desk.decide([seen('a')], ordinary);
    now += 6 * MINUTE;
    expect(
      open()
        .review(later)
        .map(({ action }) => action),
    ).toEqual(['deliver']);
  });

  test('decides about each nudge once, however often it is told', () => {
    expect(desk.decide([seen('a')], ordinary)).toHaveLength(1);
    expect(desk.decide([seen('a')], ordinary)).toEqual([]);
    expect(ledger).toHaveLength(1);
  });

  test('counts a nudge that is on its way to the screen', () => {
    desk = open({ settings: { ...openSettings, quietMinutes: 0 } });
    expect(desk.decide([seen('a')], ordinary).map(({ action }) => action)).toEqual(['deliver']);
    expect(desk.decide([seen('b')], ordinary)).toMatchObject([{ action: 'withhold' }]);
  });

  test('a storm of 300 commits ends in one toast and 300 reasons', async () => {
    for (let index = 0; index < 300; index += 1) {
      const hash = hashOf('a').replace(/^a{3}/, index.toString(16).padStart(3, '0')) as Observation['hash'];
      desk.decide([{ ...seen('a', `${index}.ts`), hash }], ordinary);
    }
    now += 5 * MINUTE;
    for (const decision of desk.review(later)) if (decision.action === 'deliver') await desk.deliver(decision.nudge);
    expect(sent).toHaveLength(1);
    expect(desk.waiting()).toEqual([]);
    expect(new Set(ledger.map(({ nudge }) => nudge)).size).toBe(300);
  });
});
