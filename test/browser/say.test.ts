// The person's own say, for real: what is answered, muted, snoozed, set and wished on the page stands in the files.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type OpenPage, settled, startDashboard, type TestDashboard } from '../support/browser.js';
import { until } from '../support/until.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
let dashboard: TestDashboard;
const open: OpenPage[] = [];
const visit = async (...args: Parameters<TestDashboard['open']>): Promise<OpenPage> => {
  const opened = await dashboard.open(...args);
  open.push(opened);
  return opened;
};

/** A file of the data directory; '' where there is none yet. */
const stored = (...path: readonly string[]): string => {
  const file = join(world.data, ...path);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
};

beforeAll(async () => {
  world = createWorld({ CRAFTNUDGE_NOTIFY_PERWEEK: '4' });
  const repository = world.repository('notes');
  for (let n = 0; n < 8; n += 1) world.commit(repository, `feat: step ${n}`, { [`src/${n}.ts`]: `${n}\n` });
  expect(world.craftnudge(repository, 'install-hooks').status).toBe(0);
  world.commit(repository, 'wip', { 'src/wip.ts': 'wip\n' });
  await until('the nudge is decided about', () => stored('notifications', 'sent.jsonl') !== '');
  dashboard = await startDashboard(world);
});
afterAll(async () => {
  for (const one of open) await one.close();
  await dashboard.stop();
  world.remove();
});

test('an answer is kept, what follows is said, and the page shows it', async () => {
  const { page, faults } = await visit('/nudges');
  const nudge = page.locator('article.card', { hasText: '"wip"' });
  await nudge.getByRole('button', { name: 'Not now' }).click();
  await nudge.getByText('noted: not now').waitFor();
  await nudge.locator('[aria-pressed=true]').waitFor();
  expect(await nudge.locator('[aria-pressed=true]').textContent()).toBe('Not now');
  const [line = '', ...more] = stored('notifications', 'feedback.jsonl').trimEnd().split('\n');
  expect(JSON.parse(line)).toMatchObject({ kind: 'empty-message', answer: 'not-now', source: 'api' });
  expect(more).toEqual([]);
  expect(faults).toEqual([]);
});

test('everything behind a nudge has an address of its own', async () => {
  const { page } = await visit('/nudges');
  await page
    .getByRole('button', { name: /^Everything behind it/ })
    .first()
    .click();
  await page.getByText('What it sees').waitFor();
  await page.reload();
  await settled(page);
  expect(await page.getByText('What it sees').count()).toBe(1);
});

test('a kind is muted and speaks again; nudges are snoozed, and a time that is none is told', async () => {
  const { page } = await visit('/nudges');
  const mute = page.getByRole('button', { name: 'Mute wide-batch' });
  await mute.click();
  await page.locator('button[aria-label="Mute wide-batch"][aria-pressed=true]').waitFor();
  expect(JSON.parse(stored('settings', 'mutes.json'))).toMatchObject({ mutes: [{ kind: 'wide-batch', on: true }] });
  await mute.click();
  await page.locator('button[aria-label="Mute wide-batch"][aria-pressed=false]').waitFor();
  const time = page.getByRole('textbox', { name: /^Snooze for/ });
  await time.fill('later');
  await page.getByRole('button', { name: 'Snooze' }).click();
  await page.getByText('"later" is no time: say 30m, 2h, 1d, until 09:00 or off').waitFor();
  expect(await time.getAttribute('aria-invalid')).toBe('true');
  await time.fill('2h');
  await page.getByRole('button', { name: 'Snooze' }).click();
  await page.getByRole('heading', { name: /^Snoozed until/ }).waitFor();
  expect(JSON.parse(stored('settings', 'snooze.json'))).toMatchObject({ until: expect.stringMatching(/Z$/) });
});

test('a preference is refused in the server’s words, then saved in the user’s own file, then taken back', async () => {
  const { page } = await visit('/preferences?find=notify.perDay');
  const row = page.getByRole('group', { name: 'notify.perDay' });
  const config = (): string => world.craftnudge(world.home, 'config', 'notify.perDay').stdout;
  await row.getByRole('textbox').fill('99');
  await row.getByRole('button', { name: 'Save notify.perDay' }).click();
  const refusal = row.getByRole('alert');
  await refusal.waitFor();
  expect(await refusal.textContent()).toMatch(/a whole number from 0 to 10/);
  expect(await row.getByRole('textbox').getAttribute('aria-describedby')).toContain(await refusal.getAttribute('id'));
  expect(config()).toMatch(/^notify.perDay: 1\b|^1\b/);
  await row.getByRole('textbox').fill('2');
  await row.getByRole('button', { name: 'Save notify.perDay' }).click();
  await row.getByText('your own file').waitFor();
  expect(config()).toContain('2');
  expect(readFileSync(join(world.home, '.config/craftnudge/config.yaml'), 'utf8')).toMatch(/perDay: 2/);
  await row.getByRole('button', { name: 'Default for notify.perDay' }).click();
  await row.getByText('the default').waitFor();
  expect(readFileSync(join(world.home, '.config/craftnudge/config.yaml'), 'utf8')).not.toMatch(/perDay: 2/);
});

test('what a stronger layer fixes is told, and cannot be typed', async () => {
  const { page } = await visit('/preferences?find=notify.perWeek');
  const row = page.getByRole('group', { name: 'notify.perWeek' });
  expect(await row.textContent()).toContain('Fixed by the environment CRAFTNUDGE_NOTIFY_PERWEEK');
  expect(await row.locator('input, select, button').count()).toBe(0);
});

test('a goal is refused, set, paused and removed', async () => {
  const { page } = await visit('/goals');
  const words = page.getByRole('combobox', { name: 'In your words' });
  await words.fill('be a better person');
  await page.getByRole('button', { name: 'Add' }).click();
  await page.getByRole('alert').getByText('no goal that can be measured').waitFor();
  await words.fill('median batch under 100 lines');
  await page.getByRole('button', { name: 'Add' }).click();
  await page.getByRole('heading', { name: 'median batch under 100 lines' }).waitFor();
  await page.getByRole('button', { name: 'Pause: median batch under 100 lines' }).click();
  await page.getByText('paused', { exact: true }).waitFor();
  expect(stored('settings', 'goals.json')).toContain('median batch under 100 lines');
  await page.getByRole('button', { name: 'Remove: median batch under 100 lines' }).click();
  await page.getByText('No goal yet').waitFor();
  expect(stored('settings', 'goals.json')).not.toContain('median batch under 100 lines');
});

test('the ledger is filtered by what was decided, and the address says so', async () => {
  const { page } = await visit('/ledger');
  const rows = page.locator('main tbody tr');
  expect(await rows.count()).toBeGreaterThan(0);
  await page.getByLabel('What was decided').selectOption('shadow');
  await page.getByText('No line of this kind').waitFor();
  expect(page.url()).toContain('action=shadow');
  await page.goBack();
  await rows.first().waitFor();
});
