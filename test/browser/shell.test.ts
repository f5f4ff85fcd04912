// The page around the views: addresses, keys, themes, live updates, files to keep, and who is not let in.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type OpenPage, settled, startDashboard, type TestDashboard } from '../support/browser.js';
import { createWorld, type World } from '../support/world.js';
import { HOSTILE, recordHistory } from './history.js';

let world: World;
let repository: string;
let dashboard: TestDashboard;
const open: OpenPage[] = [];
const visit = async (...args: Parameters<TestDashboard['open']>): Promise<OpenPage> => {
  const opened = await dashboard.open(...args);
  open.push(opened);
  return opened;
};

beforeAll(async () => {
  world = createWorld();
  repository = recordHistory(world);
  dashboard = await startDashboard(world);
});
afterAll(async () => {
  for (const one of open) await one.close();
  await dashboard.stop();
  world.remove();
});

const pathOf = (page: Page): string => page.url().slice(dashboard.url.length);

test('a filter stands in the address, comes along to another view, and goes back', async () => {
  const { page } = await visit('/rhythm');
  await page.getByRole('radio', { name: '30 days' }).check();
  expect(pathOf(page)).toBe('/rhythm?window=30');
  await page.getByRole('link', { name: 'Batches' }).click();
  expect(pathOf(page)).toBe('/batches?window=30');
  await page.goBack();
  await page.goBack();
  expect(pathOf(page)).toBe('/rhythm');
  expect(await page.getByRole('radio', { name: '90 days' }).isChecked()).toBe(true);
});

test('a link with filters shows what it says', async () => {
  const { page } = await visit('/batches?repository=notes&window=365&author=everyone');
  expect(await page.getByLabel('Repository').inputValue()).toBe('notes');
  expect(await page.getByRole('radio', { name: 'One year' }).isChecked()).toBe(true);
  expect(await page.getByRole('radio', { name: 'Everyone' }).isChecked()).toBe(true);
});

test('keys lead to views, to help, and through a chart; single keys can be switched off', async () => {
  const { page } = await visit('/');
  await page.keyboard.press('g');
  await page.keyboard.press('r');
  await page.getByRole('heading', { level: 1, name: 'Rhythm' }).waitFor();
  await settled(page);
  await page.locator('svg.plot').first().focus();
  await page.keyboard.press('End');
  const last = await page.locator('.tooltip').textContent();
  await page.keyboard.press('ArrowLeft');
  expect(last).toMatch(/commits?$/);
  expect(await page.locator('.tooltip').textContent()).not.toBe(last);
  await page.keyboard.press('Shift+?');
  await page.getByLabel('Single keys are on').uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('1');
  expect(pathOf(page)).toBe('/rhythm');
});

test('the skip link is the first stop and leads to the figures', async () => {
  const { page } = await visit('/rhythm');
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.textContent.trim()')).toBe('Skip to the figures');
  await page.keyboard.press('Enter');
  expect(await page.evaluate('document.activeElement.id')).toBe('main');
});

test('a chosen theme is there after a reload', async () => {
  const { page } = await visit('/', { colorScheme: 'light' });
  const paper = (): Promise<string> => page.evaluate('getComputedStyle(document.body).backgroundColor');
  const light = await paper();
  await page.getByRole('radio', { name: 'Dark' }).check();
  await page.reload();
  expect(await paper()).not.toBe(light);
});

test('a commit appears by itself, its message as text and nothing else', async () => {
  const { page, faults } = await visit('/');
  await page.getByText('live', { exact: true }).waitFor();
  world.commit(repository, `fix: now ${HOSTILE}`, { 'src/now.ts': 'now\n' });
  expect(world.craftnudge(repository, 'track').status).toBe(0);
  await page.getByText(`fix: now ${HOSTILE}`).waitFor();
  expect(await page.locator('main img').count()).toBe(0);
  expect(faults).toEqual([]);
});

const saved = async (page: Page, of: string, item: string): Promise<Buffer> => {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: of }).click();
  await page.getByRole('button', { name: item }).click();
  return readFileSync(await (await coming).path());
};

test('a figure is saved as SVG, PNG and CSV, a view as HTML that loads and runs nothing', async () => {
  const { page, faults } = await visit('/batches');
  const figure = 'Take “Batch size over time” along';
  const svg = (await saved(page, figure, 'Save as SVG')).toString();
  expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
  expect(svg).not.toMatch(/class=|style=|var\(/);
  expect((await saved(page, figure, 'Save as PNG')).subarray(1, 4).toString()).toBe('PNG');
  expect((await saved(page, figure, 'Save as CSV')).toString()).toMatch(/^Week of,Commits,.*\r\n20\d\d-/);
  const html = (await saved(page, 'Take “Batches” along', 'Save as HTML')).toString();
  expect(html).toContain("default-src 'none'");
  expect(html).toContain('Batch size over time');
  expect(html).not.toMatch(/<script|<link|<input|<button(?! type="button" class="tip")/);
  expect(faults).toEqual([]);
});

test('whoever is not let in is told how to be', async () => {
  const { page } = await visit('/rhythm', { isStranger: true });
  await page.getByRole('heading', { name: 'Not logged in' }).waitFor();
  expect(await page.locator('main code').textContent()).toBe('craftnudge dashboard');
});

test('an answer that fails is told in the server’s words, and asked for again', async () => {
  const { page } = await visit('/');
  const problem = {
    type: 'about:blank',
    title: 'Not available now',
    status: 503,
    detail: 'busy; try again in a second',
  };
  const body = JSON.stringify(problem);
  await page.route('**/api/v1/analytics/metrics*', (route) =>
    route.fulfill({ status: 503, contentType: 'application/problem+json', body }),
  );
  await page.getByRole('link', { name: 'Rhythm' }).click();
  await page.getByRole('alert').getByText('busy; try again in a second').waitFor();
  await page.unroute('**/api/v1/analytics/metrics*');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('heading', { name: 'Hour by weekday' }).waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
});
