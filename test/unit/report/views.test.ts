import { describe, expect, it, test } from '@jest/globals';
import { habits } from '../../../src/analytics/habits/index.js';
import type { JudgedObservation } from '../../../src/analytics/replay.js';
import { collectLaterFacts } from '../../../src/analytics/later-facts.js';
import type { CommitFact } from '../../../src/domain/fact.js';
import type { Feedback, LedgerEntry } from '../../../src/domain/nudge.js';
import { OFF_SUBJECT } from '../../../src/domain/concealed-subject.js';
import { DAY } from '../../../src/domain/local-time.js';
import { nudgesViewOf } from '../../../src/report/nudges-view.js';
import { outcomeText } from '../../../src/report/outcome-text.js';
import { parseDay } from '../../../src/report/parse-day.js';
import { reportViewOf } from '../../../src/report/report-view.js';
import type { WeekView } from '../../../src/report/view.js';
import { usualWindowOf } from '../../../src/report/usual-window.js';
import { observeWeek } from '../../../src/report/week-observation.js';
import { weekViewOf } from '../../../src/report/week-view.js';
import { aFact } from './facts.js';
import { aFile, aWeek, ada } from './sample.js';

/** `days` days of `perDay` commits each, the last on `to`, at 10:00, 11:00, … local time. */
function aHistory(days: number, perDay: number, fact: Partial<CommitFact> = {}): readonly CommitFact[] {
  const last = Date.parse('2026-11-22T10:00:00Z');
  return Array.from({ length: days * perDay }, (_, index) => {
    const when = new Date(last - Math.floor(index / perDay) * DAY * 1000 + (index % perDay) * 3_600_000);
    return aFact(when.toISOString().slice(0, 16), { subject: `feat: step ${String(index).padStart(4, '0')}`, ...fact });
  }).toReversed();
}

const question = {
  subject: ada,
  window: { from: '2026-11-01', to: '2026-11-22' },
  utcOffset: 60,
  now: Date.parse('2026-11-22T23:00:00Z') / 1000,
  habits,
  settings: {},
  messageChecked: false,
  insights: [],
  nudges: { shown: 0, held: 0, withheld: 0, shadow: 0, useful: 0, notNow: 0, never: 0 },
  sentenceOf: () => 'said',
  nameOf: () => 'api',
};

describe('the usual window', () => {
  const usual = { subject: ada, today: '2026-11-22', days: 28 };
  const upToToday = { window: { from: '2026-10-26', to: '2026-11-22' }, empty: null };

  it('ends today where the subject committed in it, or never did', () => {
    expect(usualWindowOf([aFact('2026-10-26T00:10')], usual)).toEqual(upToToday);
    expect(usualWindowOf([], usual)).toEqual(upToToday);
    expect(usualWindowOf([aFact('2024-05-12T10:00', { actor: 'somebody' })], usual)).toEqual(upToToday);
  });

  it('ends with the latest commit where it would be empty, and tells which was', () => {
    const facts = [aFact('2024-05-12T10:00'), aFact('2023-01-01T10:00'), aFact('2026-11-20T10:00', { actor: 'b' })];
    expect(usualWindowOf(facts, usual)).toEqual({
      window: { from: '2024-04-15', to: '2024-05-12' },
      empty: upToToday.window,
    });
  });

  it('never ends in the future, whatever a clock said', () => {
    const { window } = usualWindowOf([aFact('2024-05-12T10:00'), aFact('2031-01-01T10:00')], usual);
    expect(window.to).toBe('2024-05-12');
  });
});

describe('the view of a report', () => {
  it('counts the subject in the window, everybody beside it, and agents and merges among them', () => {
    const facts = [
      ...aHistory(3, 2),
      aFact('2026-11-20T10:30', { agent: 'claude-code' }),
      aFact('2026-11-20T10:40', { parents: ['a', 'b'].map((one) => one.repeat(40)) as never }),
      aFact('2026-11-20T12:00', { actor: 'somebody' }),
      aFact('2026-10-31T23:59'),
    ];
    const view = reportViewOf({ ...question, facts });
    expect(view).toMatchObject({ n: 8, nOfAll: 9, merges: 1, byAgents: 1, latest: '2026-11-22' });
    expect(view.rhythm.days).toHaveLength(22);
    expect(view.rhythm.days.slice(-3)).toEqual([4, 2, 2]);
    expect(view.habits.window).toEqual({ from: '2026-10-31', to: '2026-11-22' });
  });

  it('counts the commits of which no words and no paths were kept', () => {
    const off = { subject: OFF_SUBJECT, files: [], fileCount: 2 };
    const { unkept, hotspots } = reportViewOf({
      ...question,
      facts: [
        aFact('2026-11-03T10:00'),
        aFact('2026-11-04T10:00', off),
        aFact('2026-11-05T10:00', { ...off, actor: 'b' }),
      ],
    });
    expect(unkept).toEqual({ n: 2, messages: 1, paths: 1 });
    expect(hotspots.unkept).toEqual({ n: 3, messages: 2, paths: 2 });
  });

  it('holds figures back until there are thirty commits', () => {
    const few = reportViewOf({ ...question, facts: aHistory(10, 2) });
    expect(few.batches).toEqual({ enough: false, n: 20, needed: 30 });
    expect(few.messages).toEqual({ enough: false, n: 20, needed: 30 });
    const enough = reportViewOf({ ...question, facts: aHistory(15, 2) });
    expect(enough.batches).toMatchObject({ enough: true, n: 30, lines: { median: 10, ninetieth: 10 } });
    expect(enough.messages).toMatchObject({ enough: true, n: 30, conventional: 30, withBody: 0, subjectMedian: 15 });
  });

  it('has every week of the window, those without commits as well', () => {
    const { churn } = reportViewOf({ ...question, facts: [aFact('2026-11-03T10:00'), aFact('2026-11-22T10:00')] });
    expect(churn.weeks.map(({ monday, commits }) => [monday, commits])).toEqual([
      ['2026-10-26', 0],
      ['2026-11-02', 1],
      ['2026-11-09', 0],
      ['2026-11-16', 1],
    ]);
  });

  it('leads to where the commits are, when the window has none', () => {
    const view = reportViewOf({ ...question, facts: [aFact('2024-05-12T10:00')] });
    expect(view).toMatchObject({ n: 0, latest: '2024-05-12', next: ['craftnudge report --since 2023-11-14'] });
    expect(reportViewOf({ ...question, facts: [] })).toMatchObject({
      n: 0,
      latest: null,
      next: ['craftnudge track --all'],
    });
  });

  it('previews the ninety days up to the latest commit, when those up to now have none', () => {
    const wip = aFact('2024-05-12T10:00', { subject: 'wip' });
    const { preview } = reportViewOf({ ...question, facts: [aFact('2024-01-02T10:00', { subject: 'wip' }), wip] });
    expect(preview).toMatchObject({ until: '2024-05-12', spoken: 1, items: [{ hash: wip.hash }] });
    const now = reportViewOf({ ...question, facts: [wip, aFact('2026-11-20T10:00')] });
    expect(now.preview).toMatchObject({ spoken: 0 });
    expect(now.preview).not.toHaveProperty('until');
  });

  it('leaves out what an amend replaced', () => {
    const [first, second] = [aFact('2026-11-20T10:00'), aFact('2026-11-20T10:01')];
    const rewrite = {
      type: 'rewrite',
      repository: 'id-of-api',
      at: second.at,
      from: first.hash,
      to: second.hash,
      command: 'amend',
    } as const;
    expect(reportViewOf({ ...question, facts: [first, second, rewrite] }).n).toBe(1);
  });

  it('has no preview for everybody: nudges are for one person', () => {
    const everyone = { ...ada, who: 'everyone', because: 'asked', identities: [] } as const;
    expect(reportViewOf({ ...question, subject: everyone, facts: aHistory(3, 1) }).preview).toBeNull();
  });

  it('shows a fix loop with the fix that came after it', () => {
    const fix = { subject: 'fix: header' };
    const facts = ['09:00', '10:00', '16:10'].map((time) => aFact(`2026-11-10T${time}`, fix));
    const { preview } = reportViewOf({ ...question, facts });
    expect(preview?.items).toEqual([
      expect.objectContaining({
        kind: 'fix-loop',
        sentence: 'said',
        verdict: 'right',
        outcome: 'a third came at 16:10',
      }),
    ]);
    expect(preview).toMatchObject({ days: 90, spoken: 1, right: 1, wrong: 0, facts: 0 });
  });

  it('calls an empty message a fact, neither right nor wrong', () => {
    const { preview, habits: records } = reportViewOf({
      ...question,
      facts: [...aHistory(9, 2), aFact('2026-11-22T15:00', { subject: 'wip' })],
    });
    expect(preview?.items.map(({ kind, verdict }) => [kind, verdict])).toEqual([['empty-message', 'fact']]);
    expect(records.records.find(({ habit }) => habit === 'empty-message')).toMatchObject({
      provable: false,
      observed: 1,
    });
  });
});

describe('what came of an observation', () => {
  const judged = (fact: CommitFact, kind: string): JudgedObservation => ({
    kind,
    tier: 'fact',
    repository: fact.repository,
    hash: fact.hash,
    at: fact.at,
    actor: 'me',
    n: 1,
    file: 'src/router.js',
    evidence: { nth: 2 },
    judgement: { hit: 'hit', followed: 'open' },
  });
  const laterThan = (facts: readonly CommitFact[]) => collectLaterFacts(facts, { now: question.now });

  it('names the day where the next fix came on another', () => {
    const facts = [aFact('2026-11-10T23:00', { subject: 'fix: a' }), aFact('2026-11-11T08:15', { subject: 'fix: b' })];
    const [loop] = facts as [CommitFact, CommitFact];
    expect(outcomeText(judged(loop, 'fix-loop'), laterThan(facts))).toBe('a third came on 11 Nov at 08:15');
  });

  it('names the correcting commit and how soon it came', () => {
    const facts = [aFact('2026-11-10T10:00'), aFact('2026-11-14T12:00', { subject: 'fix: it', actor: 'somebody' })];
    const [wide, fix] = facts as [CommitFact, CommitFact];
    expect(outcomeText(judged(wide, 'wide-batch'), laterThan(facts))).toBe(
      `corrected 4 d later in ${fix.hash.slice(0, 7)}`,
    );
  });

  it('is silent where nothing came', () => {
    const fact = aFact('2026-11-10T10:00');
    const open = { ...judged(fact, 'wide-batch'), judgement: { hit: 'open', followed: 'open' } } as const;
    expect(outcomeText(open, laterThan([fact]))).toBeNull();
  });
});

describe('the view of a week', () => {
  const week = { subject: ada, today: '2026-11-22', utcOffset: 60 };

  it('has seven days, the last today, and the weeks before as the usual', () => {
    const view = weekViewOf({ ...week, facts: aHistory(40, 2) });
    expect(view.window).toEqual({ from: '2026-11-16', to: '2026-11-22' });
    expect(view.days).toEqual(view.days.map(({ day }) => ({ day, commits: 2, lines: 20 })));
    expect(view.usual).toEqual({ enough: true, n: 5, commits: 14, commitLines: 140, batches: 10 });
    expect(view.files).toMatchObject([{ path: 'src/router.js', commits: 14 }]);
  });

  it('says how many weeks a comparison still needs', () => {
    expect(weekViewOf({ ...week, facts: aHistory(10, 1) }).usual).toEqual({ enough: false, n: 1, needed: 4 });
  });
});

describe('the observation of a week', () => {
  const observe = (changes: Partial<WeekView>) => observeWeek(aWeek(changes));
  const usual = { enough: true, n: 11, commits: 24, commitLines: 1100, batches: 21 } as const;

  it('is a drift of size first', () => {
    expect(observe({ usual: { ...usual, batches: 10 } })).toBe(
      'A commit of this week has 21 lines on the median (n = 38; median of 11 weeks before: 10).',
    );
  });

  it('then a file in a third of the commits', () => {
    expect(observe({ usual, files: [aFile({ commits: 13 })] })).toBe('src/router.js changed in 13 of 38 commits.');
  });

  it('then a day with half of the commits', () => {
    const days = [{ day: '2026-11-17', commits: 20, lines: 1 }];
    expect(observe({ usual, files: [], days })).toBe('Tuesday brought 20 of 38 commits.');
  });

  it('is silence where nothing stands out, or with few commits', () => {
    expect(observe({ usual, files: [] })).toBeNull();
    expect(observe({ n: 9 })).toBeNull();
  });
});

describe('nudges in numbers', () => {
  const entry = (nudge: string, action: LedgerEntry['action']) => ({ nudge, action }) as LedgerEntry;
  const answer = (nudge: string, said?: Feedback['answer']) =>
    ({ nudge, ...(said ? { answer: said } : {}) }) as Feedback;

  it('count each nudge once, by its latest state and answer', () => {
    const ledger = [entry('a', 'hold'), entry('a', 'deliver'), entry('b', 'withhold'), entry('c', 'hold')];
    const feedback = [answer('a', 'not-now'), answer('a', 'useful'), answer('a'), answer('b', 'never')];
    expect(nudgesViewOf(ledger, feedback)).toEqual({
      shown: 1,
      held: 1,
      withheld: 1,
      shadow: 0,
      useful: 1,
      notNow: 0,
      never: 1,
    });
  });
});

test.each([
  ['2026-11-22', '2026-11-22'],
  ['today', '2026-11-22'],
  ['yesterday', '2026-11-21'],
  ['2026-02-31', undefined],
  ['last friday', undefined],
  ['', undefined],
])('%j names the day %s', (text, day) => {
  expect(parseDay(text, '2026-11-22')).toBe(day);
});
