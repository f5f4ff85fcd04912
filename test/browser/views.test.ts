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

test('the first paint comes within a second, and every view within one of its data', async () => {
  for (const { name, path } of views) {
    const { page } = await visit(path);
    const paint = await page.evaluate<number>("performance.getEntriesByName('first-contentful-paint')[0].startTime");
    const [data, drawn] = await page.evaluate<readonly [data: number, drawn: number]>(
      "[Math.max(0,...performance.getEntriesByType('resource').filter(e=>e.name.includes('/api/v1/analytics')).map(e=>e.responseEnd)),window.lastDrawn]",
    );
    console.log(`${name}: first paint ${Math.round(paint)} ms, drawn ${Math.round(drawn - data)} ms after its data`);
    expect(paint).toBeLessThan(1000);
    expect(drawn - data).toBeLessThan(1000);
  }
});
