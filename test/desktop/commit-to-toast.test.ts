// The whole way: git commit, hook, recorder, habit, policy, a toast by a real daemon, a mouse click, the feedback log.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Feedback } from '../../src/domain/nudge.js';
import { createDesktop, type Desktop, processesWith, until } from '../support/desktop.js';
import { ledgerIn, recordsIn } from '../support/journal.js';
import { createWorld, type World } from '../support/world.js';

const SECONDS = 30;

let desktop: Desktop;
let world: World;
let repo: string;

beforeAll(async () => {
  desktop = await createDesktop();
});
afterAll(() => desktop.remove());
beforeEach(() => {
  const { DISPLAY = '', DBUS_SESSION_BUS_ADDRESS = '', XDG_RUNTIME_DIR = '' } = desktop.env;
  const session = { DISPLAY, DBUS_SESSION_BUS_ADDRESS, XDG_RUNTIME_DIR };
  world = createWorld({ ...session, CRAFTNUDGE_NOTIFY_QUIETMINUTES: '0', CRAFTNUDGE_NOTIFY_QUIETHOURS: 'off' });
  repo = world.repository('api');
  world.commit(repo, 'feat: parse', { 'parser.ts': 'let a;\n' });
  world.craftnudge(repo, 'install-hooks', '--no-history');
});
afterEach(async () => {
  desktop.thaw();
  desktop.dunstctl('close-all');
  await until(() => processesWith(`${world.data}/spool`).length === 0, SECONDS);
  world.remove();
});

const fixTwice = async (): Promise<void> => {
  for (const n of [1, 2]) {
    world.commit(repo, `fix: parser, take ${n}`, { 'parser.ts': `let a = ${n};\n` });
    await until(() => recordsIn(world.data).length === n, SECONDS);
  }
};
const shownOn = (channel: string): boolean => ledgerIn(world.data).some((entry) => entry.channel === channel);
const feedback = (): readonly Feedback[] => {
  const path = join(world.data, 'notifications/feedback.jsonl');
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Feedback);
};

describe('a second fix to the same file', () => {
  it('comes up as a toast, and a click on it is heard', async () => {
    await fixTwice();
    await until(() => shownOn('desktop'), SECONDS);
    expect(desktop.displayed()).toBe(1);
    desktop.click();
    await until(() => processesWith(`${world.data}/spool`).length === 0, SECONDS);
    expect(desktop.history()[0]?.summary).toContain('parser.ts');
    expect(world.craftnudge(repo, 'nudges').stdout).toContain('you said: useful');
    expect(feedback()).toEqual([expect.objectContaining({ kind: 'fix-loop', answer: 'useful', source: 'desktop' })]);
  });

  it('is not lost and delays nothing where the notification daemon is frozen', async () => {
    desktop.freeze();
    await fixTwice();
    await until(() => shownOn('terminal'), SECONDS);
    expect(recordsIn(world.data)).toHaveLength(2);
    expect(readFileSync(join(world.data, 'notifications/pending'), 'utf8')).toContain('parser.ts');
  });
});
