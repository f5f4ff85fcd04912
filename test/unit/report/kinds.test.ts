import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { GateEvent } from '../../../src/analytics/gate/gate.js';
import { gateOf } from '../../../src/analytics/gate/gate.js';
import type { Standing } from '../../../src/analytics/gate/standing.js';
import { intervalOf } from '../../../src/analytics/wilson.js';
import { fixLoop } from '../../../src/analytics/habits/fix-loop.js';
import type { Feedback } from '../../../src/domain/nudge.js';
import { gateText, lacksText } from '../../../src/report/gate-text.js';
import { gateViewOf, kindViewsOf, type KindsQuestion } from '../../../src/report/kind-view.js';
import { printPage } from '../../../src/report/line.js';
import { nudgesViewOf } from '../../../src/report/nudges-view.js';
import { layKinds } from '../../../src/report/sections/kinds.js';
import { layNudges } from '../../../src/report/sections/nudges.js';
import { touchAgain } from '../../support/earned-habit.js';
import { at, START } from '../../support/nudges.js';
import { page, paper } from './sample.js';

const trials = (pattern: string, from = 1): readonly GateEvent[] =>
  [...pattern].map((letter, index) => ({ type: 'trial', at: from + index, hit: letter === '+', expected: 0.2 }));
const open = gateOf(trials('++-+'.repeat(20)));
const closed = gateOf(trials('+-'.repeat(6)));
const fallen = gateOf([...trials('++-+'.repeat(20)), ...trials('-'.repeat(60), 100)]);

const standing = (changes: Partial<Standing> = {}, hits = 60, matured = 80): Standing => ({
  kind: 'touch-again',
  tier: 'earned',
  model: 'test-1',
  record: {
    kind: 'touch-again',
    n: 84,
    matured,
    hits,
    followed: 50,
    rate: hits / matured,
    controlled: 70,
    control: 0.2,
    lift: 0.55,
  },
  gate: open,
  ...changes,
});
const loops = standing({ kind: 'fix-loop', tier: 'fact', model: null, gate: null }, 12, 36);
const told = (nudge: string, action: Feedback['action'], hit: boolean, followed: boolean): Feedback => ({
  v: 1,
  id: nudge,
  nudge,
  at: at(START),
  kind: 'touch-again',
  repository: 'api',
  hit,
  followed,
  ...(action === undefined ? {} : { action }),
  source: 'later-facts',
});
const ask = (changes: Partial<KindsQuestion> = {}) =>
  kindViewsOf({
    habits: [fixLoop, touchAgain],
    standings: [loops, standing()],
    feedback: [],
    saidOf: () => ({ useful: 7, notUseful: 1, ignored: 3 }),
    silencedAs: () => undefined,
    ...changes,
  });

describe('the view of a kind', () => {
  test('has its record, its interval, its control, its gate and what was said', () => {
    expect(ask()[1]).toMatchObject({
      kind: 'touch-again',
      state: 'live',
      n: 84,
      judged: 80,
      right: 60,
      control: { n: 70, expected: 0.2, lift: 0.55 },
      said: { useful: 7, notUseful: 1 },
      gate: { open: true, level: 0.4, missing: [] },
    });
    expect(ask()[1]?.interval?.from).toBeCloseTo(0.645, 2);
  });

  test('over several repositories is one: live where one gate is open, controls by their weight', () => {
    const other = standing({ gate: closed });
    const thin = {
      ...other,
      record: { ...other.record, matured: 10, hits: 0, controlled: 70, control: 0.4, lift: -0.4 },
    };
    const [view] = ask({ standings: [standing(), thin], habits: [touchAgain] });
    expect(view).toMatchObject({ state: 'live', repositories: 2, judged: 90, right: 60, gate: null });
    expect(view?.control?.expected).toBeCloseTo(0.3, 9);
    expect(view?.control?.lift).toBeCloseTo(0.075, 9);
  });

  test('compares those shown with those held back, each nudge by its latest verdict', () => {
    const feedback = [
      told('a', undefined, true, false),
      told('a', 'deliver', true, true),
      told('b', 'deliver', false, false),
      told('c', 'control', true, false),
      told('d', 'shadow', true, true),
    ];
    expect(ask({ feedback })[1]?.live).toEqual({
      shown: { judged: 2, right: 1, followed: 1 },
      heldBack: { judged: 1, right: 1, followed: 0 },
    });
  });

  test.each(['muted', 'retired'] as const)('is %s whatever its gate says', (state) => {
    expect(ask({ silencedAs: () => state }).map((view) => view.state)).toEqual([state, state]);
  });

  test('is left out where nothing is kept of it', () => {
    expect(ask({ standings: [] })).toEqual([]);
  });
});

test('a gate says where it stands, and what would open it', () => {
  expect(gateText(gateViewOf(open))).toMatch(/^open: right 60 of 80, surely above \d\d %$/);
  expect(lacksText(gateViewOf(open))).toBeUndefined();
  expect(gateText(gateViewOf(closed))).toMatch(/^closed: right 6 of 12, surely above \d+ %$/);
  expect(lacksText(gateViewOf(closed))).toContain('3 more judged predictions, 15 at least');
  expect(gateText({ ...gateViewOf(closed), judged: 0, right: 0 })).toBe('closed: nothing judged yet');
  expect(lacksText({ ...gateViewOf(closed), judged: 0, right: 0 })).toMatch(
    /^15 judged predictions, .* right than of comparable commits by chance, and enough right to be sure of more than 40 %$/,
  );
  expect(gateText(gateViewOf(fallen))).toMatch(
    /^closed: right 0 of \d+ since, surely above 0 %; fell when fewer than 40 % /,
  );
});

test('the table fits the terminal, and says what an earned kind waits for', () => {
  const views = ask({ standings: [loops, standing({ gate: closed })], feedback: [told('c', 'control', true, false)] });
  for (const columns of [60, 80, 140]) {
    const lines = printPage(layKinds(views, 'api', columns), paper(columns)).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(columns);
  }
  const text = printPage(layKinds(views, 'api', 100), paper(100));
  expect(text).toContain('12 of 36');
  expect(text).toContain('touch-again: gate closed: right 6 of 12');
  expect(text.replaceAll(/\s+/g, ' ')).toContain('held back by lot: 1 of 1 came true');
});

test('what is said of several kinds is said once, below what a gate is', () => {
  const none = { ...closed, rate: { ...closed.rate, n: 0, hits: 0 } };
  const [, view] = ask({ standings: [loops, standing({ gate: none })] });
  const twins = view === undefined ? [] : [view, { ...view, kind: 'fix-again' }];
  const text = printPage(layKinds(twins, 'api', 80), paper(80)).replaceAll(/\s+/g, ' ');
  expect(text).toContain(
    'it predicts in silence. touch-again, fix-again: gate closed: nothing judged yet; it opens with',
  );
  expect(text.match(/it opens with/g)).toHaveLength(1);
});

test('the report names kinds that must earn the toast, and those that have lost it', () => {
  const views = [...ask({ silencedAs: (kind) => (kind === 'fix-loop' ? 'retired' : undefined) })];
  const text = printPage(layNudges(nudgesViewOf([], [], views), 72), paper(72));
  expect(text).toBe(
    page(`
    Nudges so far  since install
      none yet
      fix-loop has retired, more often in the way than of use; back:
        craftnudge mute fix-loop --off
      touch-again must earn it here: gate open: right 60 of 80, surely above
        ${gateText(gateViewOf(open)).slice(-4)}
    `),
  );
});

test('the report says once what holds of several kinds', () => {
  const none = { ...closed, rate: { ...closed.rate, n: 0, hits: 0 } };
  const [, view] = ask({ standings: [loops, standing({ gate: none })] });
  const twins = view === undefined ? [] : [view, { ...view, kind: 'fix-again' }];
  const text = printPage(layNudges(nudgesViewOf([], [], twins), 80), paper(80)).replaceAll(/\s+/g, ' ');
  expect(text).toContain('touch-again, fix-again must earn it here: gate closed: nothing judged yet');
  expect(text.match(/must earn it/g)).toHaveLength(1);
});

test('a kind that its person has not asked for is one of digests, without a gate', () => {
  const [, view] = ask({ standings: [loops, standing({ tier: 'digest', gate: null })] });
  expect(view).toMatchObject({ tier: 'digest', state: 'digest', gate: null });
});

describe("Wilson's interval", () => {
  test.each([
    [0, 10, 0, 0.278],
    [5, 10, 0.237, 0.763],
    [10, 10, 0.722, 1],
    [119, 177, 0.6, 0.737],
  ])('of %d in %d', (hits, n, from, to) => {
    expect(intervalOf(hits, n)?.from).toBeCloseTo(from, 2);
    expect(intervalOf(hits, n)?.to).toBeCloseTo(to, 2);
  });

  test('holds the share itself, and grows narrower with n', () => {
    fc.assert(
      fc.property(fc.nat({ max: 50 }), fc.integer({ min: 1, max: 50 }), (drawn, n) => {
        const hits = Math.min(drawn, n);
        const [once, tenfold] = [intervalOf(hits, n), intervalOf(hits * 10, n * 10)];
        expect(once?.from).toBeLessThanOrEqual(hits / n + 1e-9);
        expect(once?.to).toBeGreaterThanOrEqual(hits / n - 1e-9);
        expect((tenfold?.to ?? 1) - (tenfold?.from ?? 0)).toBeLessThan((once?.to ?? 1) - (once?.from ?? 0));
      }),
    );
  });
});
