// Builders for what policy is asked about: a nudge, a ledger line, a moment. Everything is permitted until a test says otherwise.
import type { CommitHash, Instant } from '../../src/domain/commit-record.js';
import { instantOf } from '../../src/domain/instant.js';
import type { LedgerEntry, Nudge } from '../../src/domain/nudge.js';
import type { Moment, NotifySettings, Situation } from '../../src/notify/policy/question.js';

/** Wednesday, 18 November 2026, 10:00 UTC. */
export const START = Date.UTC(2026, 10, 18, 10) / 1000;
export const MINUTE = 60;
export const HOUR = 3600;
export const DAY = 86_400;

export const at = (epoch: number): Instant => instantOf(epoch) as Instant;
export const hashOf = (digit: string): CommitHash => digit.repeat(40) as CommitHash;

export function aNudge(changes: Partial<Nudge> = {}): Nudge {
  return {
    id: '00000000-0000-5000-8000-000000000001',
    kind: 'fix-loop',
    tier: 'fact',
    repository: 'repository-1',
    repositoryName: 'api',
    commits: [hashOf('a')],
    file: 'src/parser.ts',
    evidence: { file: 'src/parser.ts', nth: 2, hours: 3 },
    title: '2nd fix to src/parser.ts in 3 h',
    body: 'Run its test before you go on?',
    commitAt: at(START),
    weight: 50,
    untilPush: false,
    ...changes,
  };
}

export function aLine(changes: Partial<LedgerEntry> = {}): LedgerEntry {
  const { id, kind, repository, commits, file, title, body, commitAt, evidence } = aNudge();
  return {
    v: 1,
    id: `line-${id}`,
    nudge: id,
    at: at(START),
    kind,
    tier: 'fact',
    repository,
    commits,
    action: 'deliver',
    channel: 'desktop',
    ...(file === undefined ? {} : { file }),
    title,
    body,
    commitAt,
    evidence,
    ...changes,
  };
}

/** A toast shown so many days before START, about another kind and file. */
export function shownDaysAgo(days: number, changes: Partial<LedgerEntry> = {}): LedgerEntry {
  return aLine({
    nudge: `shown-${days}`,
    kind: 'wide-batch',
    file: `f${days}`,
    at: at(START - days * DAY),
    ...changes,
  });
}

export const openSettings: NotifySettings = {
  enabled: true,
  quietMinutes: 5,
  latestMinutes: 30,
  perDay: 1,
  perWeek: 3,
  gapMinutes: 90,
  sharePercent: 5,
  coolDownDays: 7,
  quietHours: '22:00-07:00',
  workingDays: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
  holdBackPercent: 0,
};

export function aMoment(changes: Partial<Moment> = {}): Moment {
  return {
    now: START,
    ledger: [],
    settings: openSettings,
    wishes: { mutes: [], answers: [] },
    ownCommits: () => 1000,
    earned: new Set(),
    offsetAt: () => 0,
    ...changes,
  };
}

export const ordinary: Situation = { imported: false, mine: true, agent: false, ci: false, operationInProgress: false };
