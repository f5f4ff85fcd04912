// A real toast by a real daemon on a real (screenless) X server: shown, answered, frozen, missing.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Place, PROGRAM_DIRECTORIES } from '../../src/notify/channel.js';
import { type Delivery, deliver } from '../../src/notify/deliver.js';
import { ANSWER_FILE, type GivenAnswer, parseAnswerLine } from '../../src/notify/answers.js';
import { composeNudge } from '../../src/notify/compose-nudge.js';
import { parseTemplate } from '../../src/notify/template.js';
import { nudgeIdOf } from '../../src/store/ids.js';
import { takePending } from '../../src/notify/pending.js';
import type { Nudge } from '../../src/domain/nudge.js';
import { createDesktop, type Desktop, processesWith, until } from '../support/desktop.js';
import { FORBIDDEN, hostileTexts } from '../support/hostile.js';
import { aNudge } from '../support/nudges.js';

let desktop: Desktop;
let place: Place;

beforeAll(async () => {
  desktop = await createDesktop();
});
afterAll(() => desktop.remove());
beforeEach(() => {
  const data = mkdtempSync(join(tmpdir(), 'craftnudge-data-'));
  mkdirSync(join(data, 'spool'));
  place = { data, session: desktop.session, platform: 'linux', programs: PROGRAM_DIRECTORIES };
});
afterEach(async () => {
  desktop.thaw();
  desktop.dunstctl('close-all');
  await until(() => waiters().length === 0);
  rmSync(place.data, { recursive: true, force: true });
});

const show = async (nudge: Nudge = aNudge(), names = ['desktop', 'terminal'], where = place): Promise<Delivery> =>
  deliver(nudge, { place: where, names });
const waiters = (): readonly number[] => processesWith(`${place.data}/spool`);

function answers(): readonly (GivenAnswer | undefined)[] {
  const spool = join(place.data, 'spool');
  const files = readdirSync(spool).filter((name) => ANSWER_FILE.test(name));
  const texts = files.map((name) => readFileSync(join(spool, name), 'utf8'));
  return texts.filter((text) => text.endsWith('\n')).map((text) => parseAnswerLine(text.trimEnd()));
}

describe('a toast', () => {
  test('appears, and nothing of it stays when it has gone', async () => {
    expect(await show()).toEqual({ channel: 'desktop', receipts: [{ channel: 'desktop', ok: true }] });
    expect(desktop.displayed()).toBe(1);
    desktop.dunstctl('close-all');
    await until(() => waiters().length === 0);
    const { title, body } = aNudge();
    expect(desktop.history()[0]).toEqual({ summary: title, body, appName: 'CraftNudge' });
    expect(answers()).toEqual([]);
  });

  test('answers by a click of the mouse', async () => {
    await show();
    desktop.click();
    await until(() => answers().length === 1);
    expect(answers()).toEqual([{ nudge: aNudge().id, answer: 'useful' }]);
  });

  test.each([
    ['Not now', 'not-now'],
    ['Mute', 'never'],
  ])('answers by its button "%s"', async (label, answer) => {
    await show();
    desktop.choose(label);
    await until(() => answers().length === 1);
    expect(answers()).toEqual([{ nudge: aNudge().id, answer }]);
  });

  test('waits for its answer without node, in less than five megabytes', async () => {
    await show();
    const pids = [...waiters(), ...processesWith(aNudge().title)].filter((pid) => pid !== process.pid);
    const names = pids.map((pid) => readFileSync(`/proc/${pid}/comm`, 'utf8').trim());
    expect(new Set(names)).toEqual(new Set(['sh', 'notify-send']));
    expect([...new Set(pids)].reduce((total, pid) => total + shareOf(pid), 0)).toBeLessThan(5 * 1024);
  });
});

/** Kilobytes of memory, shared pages counted by their share. */
function shareOf(pid: number): number {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  return Number(/^Pss:\s+(\d+)/m.exec(text)?.[1]);
}

describe('where no toast can be', () => {
  test('a frozen daemon costs two seconds, leaves no process, and the terminal has the nudge', async () => {
    desktop.freeze();
    const started = Date.now();
    const delivery = await show();
    expect(Date.now() - started).toBeLessThan(4000);
    expect(delivery).toEqual({
      channel: 'terminal',
      receipts: [
        { channel: 'desktop', ok: false, reason: 'the notification service did not answer within 2 s' },
        { channel: 'terminal', ok: true },
      ],
    });
    await until(() => waiters().length === 0);
    expect(takePending(place.data)).toHaveLength(1);
  });

  test.each([
    ['the bus is gone', { dbusAddress: 'unix:path=/nowhere/bus' }, /No such file|Could not connect/],
    ['there is no D-Bus', { dbusAddress: undefined, runtimeDir: '/nowhere' }, /^no D-Bus session bus$/],
    ['there is no display', { display: undefined }, /^no display$/],
    ['it is an SSH session', { display: undefined, sshConnection: '10.0.0.1 1 10.0.0.2 22' }, /^over SSH/],
  ])('%s: the reason is told and the terminal has the nudge', async (_, changes, reason) => {
    const session = Object.fromEntries(
      Object.entries({ ...desktop.session, ...changes }).filter(([, value]) => value !== undefined),
    );
    const before = processesWith('dbus-daemon').length;
    const delivery = await show(aNudge(), ['desktop', 'terminal'], { ...place, session });
    expect(delivery.channel).toBe('terminal');
    expect(delivery.receipts[0]).toMatchObject({ channel: 'desktop', reason: expect.stringMatching(reason) });
    expect(processesWith('dbus-daemon')).toHaveLength(before);
    expect(desktop.displayed()).toBe(0);
  });
});

test('200 hostile titles and bodies reach the daemon as plain text, and none of them is run', async () => {
  const canary = `/tmp/canary-${process.pid}`; // short: a cut command would prove nothing
  const nudges = hostileTexts(canary).map(nudgeSaying);
  for (let from = 0; from < nudges.length; from += BATCH) {
    const batch = nudges.slice(from, from + BATCH);
    for (const nudge of batch) expect((await show(nudge, ['desktop'])).channel).toBe('desktop');
    desktop.dunstctl('close-all');
    const toasts = desktop.history().slice(0, batch.length).toReversed();
    expect(toasts.map(({ summary }) => summary)).toEqual(batch.map(({ title }) => title || 'CraftNudge'));
    expect(toasts.map(({ body }) => unescaped(body))).toEqual(batch.map(({ body }) => body));
    expect(FORBIDDEN.test(toasts.map(({ summary, body }) => summary + body).join(''))).toBe(false);
  }
  expect(nudges).toHaveLength(200);
  expect(existsSync(canary)).toBe(false);
}, 180_000);

/** As many toasts as fit on the screen at once. */
const BATCH = 5;
const templates = new Map([['k', parseTemplate('k', '---\n{{subject}}\n{{subject}}')]]);

function nudgeSaying(subject: string, index: number): Nudge {
  const hash = index.toString(16).padStart(40, '0') as Nudge['commits'][number];
  const seen = {
    kind: 'k',
    tier: 'fact',
    repository: 'r',
    hash,
    at: 0,
    actor: 'me',
    evidence: { subject },
    n: 1,
  } as const;
  return composeNudge(seen, 'api', { templates, makeNudgeId: nudgeIdOf });
}

/** As the daemon's markup shows it. */
function unescaped(markup: string): string {
  return markup.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
