import { describe, expect, it, test } from '@jest/globals';
import type { Fact } from '../../../src/domain/fact.js';
import { renderStandup } from '../../../src/report/standup-page.js';
import { type StandupView, lastWorkingDay, standupViewOf } from '../../../src/report/standup-view.js';
import { FORBIDDEN, hostileTexts } from '../../support/hostile.js';
import { aFact } from './facts.js';

const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri'];

test.each([
  ['2026-11-26', WEEK, '2026-11-25'],
  ['2026-11-23', WEEK, '2026-11-20'],
  ['2026-11-22', WEEK, '2026-11-20'],
  ['2026-11-23', ['sun', 'mon'], '2026-11-22'],
  ['2026-11-23', ['mon'], '2026-11-16'],
  ['2026-11-23', [], '2026-11-22'],
])('on %s with %j the last working day was %s', (today, days, expected) => {
  expect(lastWorkingDay(today, days)).toBe(expected);
});

const viewOf = (facts: readonly Fact[]): StandupView =>
  standupViewOf({
    who: { who: 'me', identities: ['ada@ex.org'] },
    window: { from: '2026-11-20', to: '2026-11-23' },
    facts,
    nameOf: (id) => id.replace('id-of-', ''),
  });

describe('standup', () => {
  it('lists own changes by repository, drafts folded, copies once, agents marked, merges left out', () => {
    const draft = aFact('2026-11-20T10:00', { subject: 'wip' });
    const final = aFact('2026-11-20T11:00', { subject: 'feat: paths' });
    const facts: readonly Fact[] = [
      draft,
      final,
      { type: 'rewrite', repository: 'id-of-api', at: final.at, from: draft.hash, to: final.hash, command: 'amend' },
      aFact('2026-11-23T09:00', { subject: 'fix: null header', agent: 'claude-code' }),
      aFact('2026-11-23T09:30', { subject: 'fix: port', repository: 'id-of-web' }),
      aFact('2026-11-23T09:30', { subject: 'fix: port', repository: 'id-of-web' }),
      aFact('2026-11-23T10:00', { parents: [draft.hash, final.hash], subject: 'Merge branch' }),
      aFact('2026-11-23T10:00', { actor: 'somebody' }),
      aFact('2026-11-19T10:00', { subject: 'before' }),
      aFact('2026-11-18T10:00', {
        subject: 'amended lately',
        operation: 'amend',
        at: Date.parse('2026-11-22T10:00Z') / 1000,
      }),
    ];
    const view = viewOf(facts);
    expect(view).toMatchObject({ n: 4, merges: 1, byAgents: 1, latest: null });
    expect(renderStandup(view).replaceAll(/\([0-9a-f]{7}/g, '(HASH')).toBe(
      [
        'Since Fri 20 Nov: 4 changes in 2 repositories, 1 by agents or bots, 1 merge left out',
        '',
        'api  +24 −6',
        '- Wed  amended lately (HASH)',
        '- Fri  feat: paths (HASH, 1 draft)',
        '- Mon  fix: null header (HASH, by claude-code)',
        '',
        'web  +8 −2',
        '- Mon  fix: port (HASH)',
        '',
      ].join('\n'),
    );
  });

  it('says where the latest was when there is nothing', () => {
    expect(renderStandup(viewOf([aFact('2026-11-12T10:00')]))).toBe(
      'Since Fri 20 Nov: no commit recorded. The latest was on 12 Nov: craftnudge standup --since 2026-11-12\n',
    );
  });

  it('shows hostile words without obeying them', () => {
    const facts = hostileTexts('/cn-canary').map((text) => aFact('2026-11-23T10:00', { subject: text.slice(0, 200) }));
    expect(renderStandup(viewOf(facts)).replaceAll('\n', '')).not.toMatch(FORBIDDEN);
  });
});
