// Case 64: what commits say is text, wherever it is shown or saved: nothing of it runs, loads, or becomes an element.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { API } from '../../src/gateway/define-route.js';
import { routes } from '../../src/gateway/routes/index.js';
import { views } from '../../src/dashboard/views/index.js';
import { type OpenPage, settled, startDashboard, type TestDashboard } from '../support/browser.js';
import { hostileMarkup } from '../support/hostile-markup.js';
import { createWorld, type World } from '../support/world.js';
import { recordHostileHistory } from './hostile-history.js';

let world: World;
let dashboard: TestDashboard;

beforeAll(async () => {
  world = createWorld();
  recordHostileHistory(world);
  dashboard = await startDashboard(world);
}, 300_000);
afterAll(async () => {
  await dashboard.stop();
  world.remove();
});

/** What `visit` sees beside the faults of every page: the canaries, and whoever is asked for anything. */
interface Watched extends OpenPage {
  readonly strays: readonly string[];
}

async function visit(address: string): Promise<Watched> {
  const opened = await dashboard.open(address);
  const strays: string[] = [];
  opened.page.on('console', (message) => strays.push(`console: ${message.text()}`));
  opened.page.on('request', (request) => {
    if (!/^(?:blob|data|file):/.test(request.url()) && !request.url().startsWith(dashboard.url))
      strays.push(`request: ${request.url()}`);
  });
  opened.page.on('framenavigated', (frame) => {
    if (frame !== opened.page.mainFrame()) strays.push(`frame: ${frame.url()}`);
  });
  await opened.page.reload();
  await settled(opened.page);
  return { ...opened, strays };
}

const CANARIES =
  "[document.querySelectorAll('[id^=canary],[name^=canary],base,form[name],object,embed,iframe').length,Object.prototype.innerHTML===undefined,document.body.id]";

async function expectUntouched({ page, faults, strays }: Watched): Promise<void> {
  expect(await page.evaluate(CANARIES)).toEqual([0, true, '']);
  expect(faults.filter(isSign)).toEqual([]);
  expect(strays.filter(isSign)).toEqual([]);
}

/** A server that is too busy for a heavy question runs nothing. */
const isSign = (fault: string): boolean => !fault.includes('responded with a status of 503');

/** Everything that may be unfolded, hovered or focused. */
async function touchAll(page: Page): Promise<void> {
  await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
  for (const one of await page.locator('main svg.plot, main .tip').all()) {
    await one.hover({ timeout: 2_000 }).catch(() => undefined);
    await one.focus();
    await page.keyboard.press('End');
  }
}

const CELL = /(?<=^|,|\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g;
const cellsOf = (csv: string): readonly string[] =>
  [...csv.matchAll(CELL)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
const isFormula = (cell: string): boolean =>
  /^[\s\p{Cf}]*[=+\-@＝＋－＠]/u.test(cell) && !/^-?\d+(?:\.\d+)?$/.test(cell);

async function save(page: Page, label: string, item: string): Promise<string | undefined> {
  const menu = page.locator('.menu').filter({ has: page.getByRole('button', { name: label, exact: true }) });
  await menu.getByRole('button', { name: label, exact: true }).click();
  const button = menu.getByRole('button', { name: item, exact: true });
  if ((await button.count()) === 0) {
    await page.keyboard.press('Escape');
    return undefined;
  }
  const coming = page.waitForEvent('download');
  await button.click();
  const download = await coming;
  const path = join(world.root, 'saved', `${Date.now()}-${download.suggestedFilename()}`);
  await download.saveAs(path);
  return path;
}

async function saveAll(page: Page): Promise<readonly string[]> {
  const paths: (string | undefined)[] = [];
  for (const label of await menusOf(page))
    for (const kind of ['CSV', 'PNG', 'SVG', 'HTML']) paths.push(await save(page, label, `Save as ${kind}`));
  return paths.filter((path) => path !== undefined);
}

/** The file as a document of its own, without this page's policy. */
async function expectHarmless(path: string): Promise<void> {
  const context = await dashboard.browser.newContext();
  const page = await context.newPage();
  const signs: string[] = [];
  page.on('dialog', (dialog) => {
    signs.push(dialog.message());
    void dialog.dismiss();
  });
  page.on('console', (message) => signs.push(message.text()));
  page.on('request', (request) => {
    if (!request.url().startsWith('data:')) signs.push(request.url());
  });
  const { href } = pathToFileURL(path);
  await page.goto(href);
  const elements = "document.querySelectorAll('script,foreignObject,image,use,iframe,object,embed,img,a[href]').length";
  expect({ path, elements: await page.evaluate(elements), signs }).toEqual({ path, elements: 0, signs: [href] });
  expect(await page.evaluate("document.querySelectorAll('[id^=canary],[name^=canary]').length")).toBe(0);
  const handlers =
    "[...document.querySelectorAll('*')].flatMap(e=>[...e.attributes].map(a=>a.name)).filter(n=>/^on|href$/i.test(n))";
  expect(await page.evaluate(handlers)).toEqual([]);
  await context.close();
}

const menusOf = (page: Page): Promise<readonly string[]> =>
  page.locator('main .menu > button').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''));

test('150 texts are in the history', () => {
  expect(new Set(hostileMarkup).size).toBe(150);
});

describe.each(views.map(({ name, path }) => [name, path]))('64: the view %s', (_, path) => {
  test('runs nothing that a commit says, and keeps its policy', async () => {
    const watched = await visit(`${path}?window=365&author=everyone`);
    await touchAll(watched.page);
    await expectUntouched(watched);
    await watched.close();
  }, 120_000);

  test('saves nothing that runs, loads or calculates', async () => {
    const watched = await visit(`${path}?window=365&author=everyone`);
    const saved = await saveAll(watched.page);
    const ending = (end: string): readonly string[] => saved.filter((file) => file.endsWith(end));
    expect(ending('.csv').flatMap((file) => cellsOf(readFileSync(file, 'utf8')).filter(isFormula))).toEqual([]);
    for (const file of ending('.png')) expect(readFileSync(file).subarray(1, 4).toString()).toBe('PNG');
    for (const file of [...ending('.svg'), ...ending('.html')]) await expectHarmless(file);
    expect(ending('.html')).toHaveLength(1);
    await expectUntouched(watched);
    await watched.close();
  }, 240_000);
});

test('64: an address cannot say what runs', async () => {
  const asked = encodeURIComponent('"><img src=x onerror=alert(`canary`)>');
  const names = ['repository', 'window', 'author', 'from', 'to', 'file', 'kind', 'on', '__proto__'];
  const query = names.map((name) => `${name}=${asked}`).join('&');
  for (const { path } of views) {
    const opened = await dashboard.open(`${path}?${query}#${asked}`);
    expect(opened.faults.filter((fault) => !/the server responded with a status of 40/.test(fault))).toEqual([]);
    expect(await opened.page.evaluate(CANARIES)).toEqual([0, true, '']);
    await opened.close();
  }
}, 120_000);

test('64: an answer of the API that is opened as a document is text', async () => {
  const { page, faults, close } = await dashboard.open('/');
  const open = routes.filter(({ method, path, cost }) => method === 'GET' && !path.includes(':') && cost !== 'heavy');
  for (const { path } of open.filter(({ path: each }) => each !== '/events')) {
    const answer = await page.goto(`${dashboard.url}${API}${path}`);
    expect(answer?.headers()).toMatchObject({ 'x-content-type-options': 'nosniff' });
    expect(answer?.headers()['content-type']).toMatch(/^(?:application\/(?:problem\+)?json|text\/plain)/);
    expect(await page.evaluate(CANARIES)).toEqual([0, true, '']);
  }
  expect(faults.filter((fault) => !/status of 4|favicon/.test(fault))).toEqual([]);
  await close();
}, 120_000);
