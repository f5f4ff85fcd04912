import { describe, expect, it } from '@jest/globals';
import type { LedgerEntry } from '../../../src/domain/nudge.js';
import { composeDigest } from '../../../src/notify/compose-digest.js';
import { isWorthReading } from '../../../src/notify/worth-reading.js';
import { renderDigest } from '../../../src/report/digest-page.js';
import { type DigestQuestion, digestViewOf } from '../../../src/report/digest-view.js';
import { FORBIDDEN, hostileTexts } from '../../support/hostile.js';
import { paper, page } from './sample.js';

const entry = (changes: Partial<LedgerEntry> = {}): LedgerEntry =>
  ({
    nudge: 'n1',
    at: '2026-11-20T10:00:00Z',
    kind: 'fix-loop',
    repository: 'r',
    commits: ['8f3c2d1a'.repeat(5)],
    action: 'withhold',
    reason: 'budget-day',
    title: 'Second fix to router.js in 3 h',
    body: '1 in 3 of yours needed a third. Run its test?',
    evidence: { n: 12 },
    ...changes,
  }) as LedgerEntry;

const question: DigestQuestion = {
  pace: 'week',
  window: { from: '2026-11-16', to: '2026-11-22' },
  clock: '09:00',
  latest: null,
  n: 38,
  withheld: [entry()],
  told: [],
  highlights: [
    { kind: 'batch-size', evidence: { median: 20, usual: 31, usualN: 400 }, n: 38, repository: null, commits: [] },
    { kind: 'corrected-file', evidence: { file: 'src/a.ts', k: 3 }, n: 5, repository: 'r', commits: [] },
  ],
  goals: [],
  ledger: [entry()],
  feedback: [],
  nameOf: () => 'api',
};

describe('a digest', () => {
  it('is a page of things, each with its n, and what nudges came to', () => {
    expect(renderDigest(digestViewOf(question), paper(80))).toBe(
      page(`
    Your week   n = 38 commits of yours          the 7 days up to 22 Nov 2026, 09:00

      • Second fix to router.js in 3 h
        1 in 3 of yours needed a third. Run its test? (api 8f3c2d1)
      • Half of your commits this week have up to 20 lines (n = 38)
        In the 12 weeks before: 31 (n = 400).
      • src/a.ts took 3 of 5 corrections this week
        A test there may save the next one. (api)

    Nudges  in this time · why: craftnudge nudges
      0 shown · 1 kept back · answers: 0 useful, 0 not now, 0 never
`),
    );
  });

  it('says so when there was nothing', () => {
    const empty = { ...question, withheld: [], highlights: [], ledger: [] };
    expect(renderDigest(digestViewOf(empty), paper(80))).toContain('Nothing stood out this week.');
    expect(renderDigest(digestViewOf({ ...empty, n: 0 }), paper(80))).toContain('No commit of yours this week.');
    const idle = digestViewOf({ ...empty, n: 0, latest: '2025-03-04' });
    expect(renderDigest(idle, paper(120))).toContain(
      'No commit of yours this week. The latest was on 4 Mar 2025: craftnudge standup --since 2025-03-04\n',
    );
  });

  it('shows hostile words without obeying them, at any width', () => {
    for (const text of hostileTexts('/cn-canary').map((one) => one.slice(0, 500))) {
      const hostile = { ...question, withheld: [entry({ title: text, body: text })], nameOf: () => text };
      for (const columns of [20, 80]) {
        const printed = renderDigest(digestViewOf(hostile), paper(columns));
        expect(printed.replaceAll('\n', '')).not.toMatch(FORBIDDEN);
      }
    }
  });

  it.each([
    ['withhold', 'budget-week', true],
    ['withhold', 'digest-only', false],
    ['hold', 'quiet-hours', true],
    ['withhold', 'muted', false],
    ['withhold', 'answered', false],
    ['withhold', 'resolved', false],
    ['withhold', 'agent', false],
    ['withhold', 'import', false],
    ['shadow', 'not-earned', false],
    ['deliver', undefined, false],
  ] as const)('a nudge that was %s (%s) is worth reading: %s', (action, reason, isWorth) => {
    expect(isWorthReading(entry({ action, ...(reason === undefined ? {} : { reason }) }))).toBe(isWorth);
  });

  it('its nudge counts and names nothing that could have to be erased', () => {
    const at = '2026-11-23T08:00:00Z' as never;
    const { title, body } = composeDigest({
      id: 'x',
      pace: 'week',
      commits: 38,
      nudges: 1,
      insights: 0,
      findings: 2,
      at,
    });
    expect(title).toBe('Your week: 3 things worth reading');
    expect(body).toBe('From 38 commits: 1 nudge not shown, 2 findings. Read it: craftnudge digest');
  });
});
