import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { defineChannel, notShown, type Place, shown } from '../../../src/notify/channel.js';
import { channels } from '../../../src/notify/channels/index.js';
import { deliver, tryAll } from '../../../src/notify/deliver.js';
import { safeText } from '../../../src/domain/safe-text.js';
import { findBus } from '../../../src/notify/desktop/bus.js';
import { toastArguments } from '../../../src/notify/desktop/toast-arguments.js';
import { addPending, pendingPath, takePending } from '../../../src/notify/pending.js';
import { hostileTexts } from '../../support/hostile.js';
import { aNudge } from '../../support/nudges.js';
import { createWorld, projectRoot, type World } from '../../support/world.js';

let world: World;
let place: Place;
beforeEach(() => {
  world = createWorld();
  place = { data: world.data, session: {}, platform: 'linux', programs: [join(world.root, 'bin')] };
});
afterEach(() => world.remove());

test('the registry holds exactly the files of its folder, in their order', () => {
  const files = readdirSync(join(projectRoot, 'src/notify/channels')).filter((name) => name !== 'index.ts');
  expect(channels.map(({ name }) => `${name}.ts`)).toEqual(files.toSorted());
});

describe('delivery', () => {
  const works = (name: string) => defineChannel({ name, summary: '', send: () => Promise.resolve(shown) });
  const fails = (name: string) => defineChannel({ name, summary: '', send: () => Promise.resolve(notShown('asleep')) });

  test('goes to the first channel that works, and says why the others did not', async () => {
    const route = { place, names: ['a', 'nowhere', 'b', 'c'], channels: [fails('a'), works('b'), works('c')] };
    expect(await deliver(aNudge(), route)).toEqual({
      channel: 'b',
      receipts: [
        { channel: 'a', ok: false, reason: 'asleep' },
        { channel: 'nowhere', ok: false, reason: 'there is no such channel' },
        { channel: 'b', ok: true },
      ],
    });
  });

  test('ends in the inbox when nothing works', async () => {
    const delivery = await deliver(aNudge(), { place, names: ['desktop'] });
    expect(delivery.channel).toBe('inbox');
    expect(delivery.receipts).toEqual([
      { channel: 'desktop', ok: false, reason: 'no display' },
      { channel: 'inbox', ok: true },
    ]);
  });

  test('without a screen the terminal has it', async () => {
    expect((await deliver(aNudge(), { place, names: ['desktop', 'terminal'] })).channel).toBe('terminal');
    expect(takePending(world.data)).toEqual([
      'craftnudge: 2nd fix to src/parser.ts in 3 h. Run its test before you go on? (craftnudge why 00000000)',
    ]);
  });

  test('a terminal line that cannot be written is a reason, not a crash', async () => {
    writeFileSync(world.data, 'in the way');
    const [desktop, terminal] = (await deliver(aNudge(), { place, names: ['desktop', 'terminal'] })).receipts;
    expect([desktop?.ok, terminal?.ok]).toEqual([false, false]);
    expect(terminal).toMatchObject({ reason: expect.stringContaining('notifications') });
  });

  test('a test asks every channel, whatever the first one says', async () => {
    const receipts = await tryAll(aNudge(), { place, names: ['desktop', 'terminal', 'inbox'] });
    expect(receipts.map(({ ok }) => ok)).toEqual([false, true, true]);
  });
});

describe('the line for the prompt', () => {
  test('is escaped, private, and taken once', () => {
    addPending(world.data, 'one\u001b[31m\nstill one\u202e');
    const path = pendingPath(world.data);
    expect(readFileSync(path, 'utf8')).toBe('one^[[31m^Jstill one‹U+202E›\n');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(takePending(world.data)).toEqual(['one^[[31m^Jstill one‹U+202E›']);
    expect(takePending(world.data)).toEqual([]);
  });

  test('never grows beyond three, the newest stay', () => {
    for (const line of ['a', 'b', 'c', 'd']) addPending(world.data, line);
    expect(takePending(world.data)).toEqual(['b', 'c', 'd']);
  });
});

describe('the way to the screen', () => {
  const screen = { display: ':0' };
  test.each([
    ['no display', {}],
    ['no display', { dbusAddress: 'unix:path=/run/bus' }],
    ['over SSH without a display', { sshConnection: '10.0.0.1 1 10.0.0.2 22', dbusAddress: 'unix:path=/run/bus' }],
    ['no D-Bus session bus', screen],
    ['no D-Bus session bus', { ...screen, runtimeDir: '/nowhere' }],
    ['no D-Bus session bus', { ...screen, runtimeDir: 'relative' }],
    ['the D-Bus address names no local socket', { ...screen, dbusAddress: 'autolaunch:' }],
    ['the D-Bus address names no local socket', { ...screen, dbusAddress: 'unixexec:path=/bin/sh' }],
    ['the D-Bus address names no local socket', { ...screen, dbusAddress: 'unix:path=/a;unixexec:path=/bin/sh' }],
  ])('is closed: %s', (reason, session) => {
    expect(findBus(session)).toEqual({ reason });
  });

  test('is open by an address, or by the socket that systemd makes', async () => {
    expect(findBus({ waylandDisplay: 'wayland-0', dbusAddress: 'unix:path=/run/bus' })).toEqual({
      address: 'unix:path=/run/bus',
    });
    const runtimeDir = join(world.root, 'run');
    mkdirSync(runtimeDir);
    const server = createServer().listen(join(runtimeDir, 'bus'));
    await new Promise((resolve) => server.once('listening', resolve));
    expect(findBus({ ...screen, runtimeDir })).toEqual({ address: `unix:path=${runtimeDir}/bus` });
    server.close();
  });
});

describe('notify-send', () => {
  const session = { display: ':0', dbusAddress: 'unix:path=/nowhere' };
  const send = async (): ReturnType<typeof deliver> =>
    deliver(aNudge(), { place: { ...place, session }, names: ['desktop'] });
  const install = (name: string, script: string): void => {
    world.write(join(world.root, 'bin', name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(world.root, 'bin', name), 0o700);
  };

  test('that is not installed is named', async () => {
    expect((await send()).receipts[0]).toMatchObject({
      reason: 'notify-send is not installed (Debian: libnotify-bin)',
    });
  });

  test('that is old shows a plain toast', async () => {
    install('notify-send', `[ "$1" = --help ] && exit\nprintf '%s\\0' "$@" >"${world.root}/argv"`);
    expect((await send()).channel).toBe('desktop');
    const argv = readFileSync(join(world.root, 'argv'), 'utf8').split('\0').slice(0, -1);
    expect(argv).toEqual(['--app-name=CraftNudge', '--expire-time=20000', '--', aNudge().title, aNudge().body]);
  });

  test('69: gets 200 hostile texts behind --, each argument exactly as composed, and none of them is run', async () => {
    const canary = join(world.root, 'canary');
    const dump = join(world.root, 'argv');
    install('notify-send', `[ "$1" = --help ] && exit\nprintf '%s\\0' "$@" END-OF-CALL >>"${dump}"`);
    const texts = hostileTexts(canary).map((text) => [...safeText(text)].slice(0, 200).join(''));
    for (const text of texts) {
      const options = { place: { ...place, session }, names: ['desktop'] } as const;
      await deliver({ ...aNudge(), title: text, body: text }, options);
    }
    const calls = readFileSync(dump, 'utf8').split('END-OF-CALL\0').slice(0, -1);
    const asComposed = texts.map((text) => toastArguments({ title: text, body: text }, false));
    expect(calls).toEqual(asComposed.map((words) => words.map((word) => `${word}\0`).join('')));
    expect(calls).toHaveLength(200);
    expect(existsSync(canary)).toBe(false);
  });

  test('that fails tells why, in one escaped line', async () => {
    install('notify-send', `[ "$1" = --help ] && exit\nprintf 'first\\nno \\033[31mservice\\n' >&2; exit 1`);
    expect((await send()).receipts[0]).toMatchObject({ ok: false, reason: 'no ^[[31mservice' });
  });

  test('sees nothing of our environment but the way to the screen', async () => {
    install('notify-send', `[ "$1" = --help ] && exit\n/usr/bin/env >"${world.root}/env"`);
    await send();
    const names = readFileSync(join(world.root, 'env'), 'utf8')
      .split('\n')
      .map((line) => line.split('=')[0]);
    const given = new Set(names.filter((name) => !['', 'PWD', 'SHLVL', '_', 'OLDPWD'].includes(name ?? '')));
    expect(given).toEqual(new Set(['DBUS_SESSION_BUS_ADDRESS', 'DISPLAY', 'LC_ALL', 'PATH']));
  });
});
