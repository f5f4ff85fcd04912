// Every registered view in a real browser: nothing breaks the page's policy, axe finds nothing, nothing is wider than 360 px.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { views } from '../../src/dashboard/views/index.js';
import { type OpenPage, startDashboard, type TestDashboard } from '../support/browser.js';
import { createWorld, type World } from '../support/world.js';
import { recordHistory } from './history.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let world: World;
let dashboard: TestDashboard;
const open: OpenPage[] = [];
const visit = async (...args: Parameters<TestDashboard['open']>): Promise<OpenPage> => {
  const opened = await dashboard.open(...args);
  open.push(opened);
  return opened;
};

beforeAll(async () => {
  world = createWorld();
  recordHistory(world);
  dashboard = await startDashboard(world);
});
afterAll(async () => {
  for (const one of open) await one.close();
  await dashboard.stop();
  world.remove();
});

const violations = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axe);
  const { violations: found } = await page.evaluate<AxeResults>('axe.run()');
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
};

const cases = views.flatMap(({ name, title, path }) =>
  (['light', 'dark'] as const).flatMap((colorScheme) =>
    [1280, 360].map((width) => ({ name, title, path, colorScheme, width })),
  ),
);

describe('the view', () => {
  test.each(cases)('$name, $colorScheme, $width px', async ({ title, path, colorScheme, width }) => {
    const { page, faults } = await visit(path, { colorScheme, viewport: { width, height: 900 } });
    expect(await page.locator('h1').textContent()).toBe(title);
    expect(await page.locator('[role=alert]').allTextContents()).toEqual([]);
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
  });
});

interface Times {
  readonly paint: number;
  readonly drawing: number;
}

/** The first frame may come to the list of paints after the page has settled. */
const TIMES = `(async () => {
  const paints = () => performance.getEntriesByName('first-contentful-paint');
  while (paints().length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  const isAnswer = ({ name }) => name.includes('/api/v1/') && !name.includes('/events');
  const answers = performance.getEntriesByType('resource').filter(isAnswer);
  return {
    paint: paints()[0].startTime,
    drawing: window.lastDrawn - Math.max(0, ...answers.map(({ responseEnd }) => responseEnd)),
  };
})()`;

/** The best of three: what the page takes, not what else the machine does meanwhile. */
async function timesOf(path: string): Promise<Times> {
  const all: Times[] = [];
  for (let visits = 0; visits < 3; visits++) all.push(await (await visit(path)).page.evaluate<Times>(TIMES));
  return { paint: Math.min(...all.map(({ paint }) => paint)), drawing: Math.min(...all.map(({ drawing }) => drawing)) };
}

test('the first paint comes within a second, and every view within one of its data', async () => {
  for (const { name, path } of views) {
    const { paint, drawing } = await timesOf(path);
    console.log(`${name}: first paint ${Math.round(paint)} ms, drawn ${Math.round(drawing)} ms after its data`);
    expect(paint).toBeLessThan(1000);
    expect(drawing).toBeLessThan(1000);
  }
});
