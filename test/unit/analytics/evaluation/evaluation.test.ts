import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Cases, pooledOf, spreadOf } from '../../../../src/analytics/evaluation/across-histories.js';
import {
  type MeasuredHistory,
  measureHistory,
  summariseHistories,
} from '../../../../src/analytics/evaluation/evaluate-history.js';
import { pooledRatio } from '../../../../src/analytics/evaluation/mantel-haenszel.js';
import { nextWithinDay } from '../../../../src/analytics/evaluation/opportunity.js';
import { sections } from '../../../../src/analytics/evaluation/sections/index.js';
import { leftOut } from '../../../../src/analytics/models/left-out.js';
import { weightsFor } from '../../../../src/analytics/models/load-weights.js';
import { renderEvaluation } from '../../../../src/report/evaluation-page.js';
import { plainPaint } from '../../../../src/report/line.js';
import { aFact, hashOf, MONDAY_NOON } from '../facts.js';
import { madeHistory } from '../rankers/made-history.js';

const cases = (stratum: string, isExposed: boolean, hits: number, all: number) =>
  Array.from({ length: all }, (_, index) => ({ stratum, isExposed, happened: index < hits }));

describe('the pooled ratio', () => {
  test('of one stratum is the plain one', () => {
    expect(pooledRatio([...cases('a', true, 4, 10), ...cases('a', false, 2, 10)])).toBeCloseTo(2, 10);
  });

  test('is not made by a busy author who has the sign more often', () => {
    const busy = [...cases('busy', true, 40, 80), ...cases('busy', false, 10, 20)];
    const calm = [...cases('calm', true, 2, 20), ...cases('calm', false, 8, 80)];
    expect(pooledRatio([...busy, ...calm])).toBeCloseTo(1, 10);
  });

  test('is unknown where there is nothing to compare with', () => {
    expect(pooledRatio(cases('a', true, 3, 5))).toBeNull();
    expect(pooledRatio([...cases('a', true, 3, 5), ...cases('a', false, 0, 5)])).toBeNull();
  });
});

describe('across histories', () => {
  test('median and range, and an interval that holds the median and is the same each time', () => {
    const spread = spreadOf([0.1, 0.3, null, 0.2, 0.5, 0.4]);
    expect(spread).toMatchObject({ n: 5, median: 0.3, least: 0.1, most: 0.5 });
    expect(spread?.interval?.[0]).toBeLessThanOrEqual(0.3);
    expect(spread?.interval?.[1]).toBeGreaterThanOrEqual(0.3);
    expect(spreadOf([0.1, 0.3, null, 0.2, 0.5, 0.4])).toEqual(spread);
  });

  test('two histories have no interval, none has nothing', () => {
    expect(spreadOf([1, 2])?.interval).toBeNull();
    expect(spreadOf([null])).toBeNull();
  });

  test('pooled is the share of all cases, not the middle of shares', () => {
    const some = [
      { n: 90, value: 0.5 },
      { n: 10, value: 1 },
      { n: 0, value: null },
      { n: null, value: 0.1 },
    ];
    expect(pooledOf(some)?.n).toBe(100);
    expect(pooledOf(some)?.value).toBeCloseTo(0.55, 10);
    expect(pooledOf([{ n: 0, value: null }])).toBeNull();
  });

  test('pooled is as if all cases were of one history', () => {
    const hits = (verdicts: readonly boolean[]): number => verdicts.filter(Boolean).length;
    const toCases = (verdicts: readonly boolean[]): Cases => ({
      n: verdicts.length,
      value: verdicts.length === 0 ? null : hits(verdicts) / verdicts.length,
    });
    const history = fc.array(fc.boolean(), { maxLength: 30 });
    fc.assert(
      fc.property(fc.array(history, { maxLength: 8 }), (histories) => {
        const pooled = pooledOf(histories.map(toCases));
        const asOne = toCases(histories.flat());
        expect(pooled?.n ?? 0).toBe(asOne.n);
        expect(pooled?.value ?? -1).toBeCloseTo(asOne.value ?? -1, 10);
      }),
    );
  });
});

describe('the weights for a history', () => {
  test('are the shipped ones where training never saw it, those left out where it did', () => {
    const [known = ''] = Object.keys(leftOut);
    const [shipped, unseen] = [weightsFor(['unknown']), weightsFor(['unknown', known])];
    expect([shipped.kind, unseen.kind]).toEqual(['shipped', 'left-out']);
    expect(unseen.weights).not.toEqual(shipped.weights);
    expect(unseen.companion).not.toEqual(shipped.companion);
  });

  test('left out are other ones for each', () => {
    const known = Object.keys(leftOut);
    for (const ranker of ['weights', 'companion'] as const)
      expect(new Set(known.map((id) => JSON.stringify(weightsFor([id])[ranker]))).size).toBe(known.length);
  });
});

test('a commit has a next one where its author comes back within a day', () => {
  const commits = [0, 5, 40].map((hours, index) => aFact({ number: index + 1, at: MONDAY_NOON + hours * 3600 }));
  const other = aFact({ number: 9, at: MONDAY_NOON + 41 * 3600, actor: 'other' });
  expect([...nextWithinDay([...commits, other])]).toEqual([hashOf(1)]);
});

describe('an evaluation', () => {
  const { kind, weights, companion } = weightsFor(['no such repository']);
  const measured = measureHistory({ name: 'made', facts: madeHistory(3, 400), weights, companion }, kind);
  const short = measureHistory({ name: 'short', facts: madeHistory(4, 20), weights, companion }, kind);

  test('gives for each section the figures that it names, and no others', () => {
    for (const { name, figures } of sections) {
      const known = figures.map((figure) => figure.name);
      expect(Object.keys(measured.figures[name] ?? {}).filter((figure) => !known.includes(figure))).toEqual([]);
    }
  });

  test('ranks by what it learnt elsewhere, better than by lines', () => {
    const { area, areaByLines, base } = measured.figures['risk'] ?? {};
    expect(area).toBeGreaterThan(0.65);
    expect(area).toBeGreaterThan(areaByLines ?? 1);
    expect(base).toBeGreaterThan(0.1);
  });

  test('says of a short history only how short it is', () => {
    expect(short.figures['risk']).toEqual({ commits: expect.any(Number) });
    expect(short.figures['companion']).toEqual({ commits: expect.any(Number) });
  });

  test('is what is made of each history, however many there are', () => {
    const summary = summariseHistories([measured, short]);
    expect(summary['risk']?.['area']).toMatchObject({ n: 1, median: measured.figures['risk']?.['area'] });
  });

  test('prints every section, its medians and each history', () => {
    const histories = [measured, short];
    const view = {
      version: 'test',
      companionVersion: 'its',
      sections,
      histories,
      summary: summariseHistories(histories),
    };
    const page = renderEvaluation(view, { columns: 120, paint: plainPaint });
    for (const { title } of sections) expect(page).toContain(title);
    expect(page).toMatch(/median +range +made +short/);
    expect(page).toContain('n = 2 histories');
    expect(page).toContain('Weights test, of missing companion its;');
  });
});

describe('what each history has too little of', () => {
  const history = (name: string, gated: number, right: number | null): MeasuredHistory => ({
    name,
    commits: 500,
    weights: 'left-out',
    figures: { companion: { 'policy.gated': gated, 'policy.gatedRight': right, 'policy.said': 0.02 } },
  });
  const histories = [history('long', 90, 0.5), history('brief', 10, 1), history('silent', 0, null)];
  const summary = summariseHistories(histories);

  test('is pooled, and nothing else is', () => {
    expect(summary['companion']?.['policy.gatedRight']).toMatchObject({ n: 2, least: 0.5, most: 1 });
    expect(summary['companion']?.['policy.gatedRight']?.pooled?.value).toBeCloseTo(0.55, 10);
    expect(summary['companion']?.['policy.gatedRight']?.pooled?.n).toBe(100);
    expect(summary['companion']?.['policy.said']).toMatchObject({ median: 0.02, pooled: null });
  });

  test('is printed as pooled, with its n, beside the range', () => {
    const view = { version: 'test', companionVersion: 'its', sections, histories, summary };
    const page = renderEvaluation(view, { columns: 160, paint: plainPaint });
    expect(page).toMatch(/said, live: right +pooled 55 % +n = 100 +50 %–100 % +50 % +100 % +–/);
  });

  test('is pooled by a count that the same section measures', () => {
    for (const { figures } of sections) {
      const counts = figures.filter(({ unit }) => unit === 'count').map(({ name }) => name);
      const by = figures.flatMap(({ pooledBy }) => (pooledBy === undefined ? [] : [pooledBy]));
      expect(by.filter((name) => !counts.includes(name))).toEqual([]);
    }
  });
});
