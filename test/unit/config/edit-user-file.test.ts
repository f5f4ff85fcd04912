import { lstatSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { editText } from '../../../src/config/edit-text.js';
import { editUserFile } from '../../../src/config/edit-user-file.js';
import { loadSettings } from '../../../src/config/load-settings.js';
import { type ConfigWorld, createConfigWorld, table } from './config-world.js';

let world: ConfigWorld;
beforeEach(() => {
  world = createConfigWorld();
});
afterEach(() => world.remove());

const set = (key: string, value: string | number | boolean | readonly string[] | undefined) =>
  editUserFile({ env: world.env, table }, { key, value });

describe('setting a key in the text of a file', () => {
  test.each([
    [
      'appends a key that is not there',
      '# mine\nenabled: true\n',
      'record.linger',
      5,
      '# mine\nenabled: true\nrecord.linger: 5\n',
    ],
    [
      'keeps the comments',
      'notify:\n  # few\n  perDay: 2   # please\n',
      'notify.perDay',
      3,
      'notify:\n  # few\n  perDay: 3   # please\n',
    ],
    [
      'finds a dotted key',
      "'notify.perDay': 2\nenabled: true\n",
      'notify.perDay',
      3,
      "'notify.perDay': 3\nenabled: true\n",
    ],
    [
      'replaces a list over several lines',
      'identities:\n- a@b.c\n- d@e.f\nenabled: true\n',
      'identities',
      ['x@y.z'],
      'identities: ["x@y.z"]\nenabled: true\n',
    ],
    [
      'replaces a deeper list',
      'notify:\n  channels:\n    - desktop\n  perDay: 2\n',
      'notify.channels',
      ['terminal'],
      'notify:\n  channels: [terminal]\n  perDay: 2\n',
    ],
    [
      'leaves the same name in a section alone',
      'env:\n  work:\n    enabled: false\n',
      'enabled',
      true,
      'env:\n  work:\n    enabled: false\nenabled: true\n',
    ],
    ['quotes what YAML would read as something else', '', 'notify.quietHours', 'off', 'notify.quietHours: "off"\n'],
    ['removes a key', 'notify:\n  perDay: 2\n  perWeek: 3\n', 'notify.perDay', undefined, 'notify:\n  perWeek: 3\n'],
    [
      'sets in JSON where the section is',
      '{"notify": {"perDay": 2}}',
      'notify.perWeek',
      3,
      '{\n  "notify": {\n    "perDay": 2,\n    "perWeek": 3\n  }\n}\n',
    ],
    [
      'removes from JSON in both spellings',
      '{"notify": {"perDay": 2}, "notify.perDay": 3}',
      'notify.perDay',
      undefined,
      '{\n  "notify": {}\n}\n',
    ],
  ])('%s', (_, text, key, value, expected) => {
    expect(editText(text, { key, value })).toBe(expected);
  });
});

describe("changing the user's own file", () => {
  test('makes a private file where there is none, and the value counts', async () => {
    const path = await set('notify.perDay', 4);
    expect(path).toBe(join(world.home, '.config/craftnudge/config.yaml'));
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect((await loadSettings(world.place())).notify.perDay).toBe(4);
    await set('notify.perDay', undefined);
    expect((await loadSettings(world.place())).notify.perDay).toBe(1);
  });

  test('every setting can be set to its default and read back, in YAML and in JSON', async () => {
    for (const start of ['# none\n', '{}']) {
      const path = world.write('home/.craftnudgerc', start);
      for (const [key, setting] of Object.entries(table)) await set(key, setting.default);
      const settings = await loadSettings(world.place());
      expect(settings.notify.channels).toEqual(['desktop', 'terminal']);
      expect(readFileSync(path, 'utf8')).toContain('quietHours');
    }
  });

  test('a faulty value can be mended by setting it', async () => {
    world.write('home/.craftnudgerc', 'notify: {perWeek: 2}\nrecord:\n  linger: soon\n');
    await set('record.linger', 1);
    expect((await loadSettings(world.place())).record.linger).toBe(1);
  });

  test('a layout that cannot be edited line by line is left as it is, and the person is told what to write', async () => {
    const text = 'notify: {perDay: 2}\n';
    const path = world.write('home/.craftnudgerc', text);
    await expect(set('notify.perDay', 3)).rejects.toThrow(
      /~\/\.craftnudgerc: its layout .* write notify\.perDay: 3 yourself/,
    );
    expect(readFileSync(path, 'utf8')).toBe(text);
    world.write('home/.craftnudgerc', '{notify: {perDay: 2}}\n');
    await expect(set('notify.perDay', 3)).rejects.toThrow(/write notify\.perDay: 3 yourself/);
  });

  test('a file that cannot be understood is not touched', async () => {
    const path = world.write('home/.craftnudgerc', 'a: [1\n');
    await expect(set('notify.perDay', 3)).rejects.toThrow(/~\/\.craftnudgerc: .*cannot be understood: line \d/);
    expect(readFileSync(path, 'utf8')).toBe('a: [1\n');
  });

  test('a link stays a link: the file behind it changes, and keeps its mode', async () => {
    const target = world.write('dotfiles/craftnudgerc', 'enabled: true\n');
    symlinkSync(target, join(world.home, '.craftnudgerc'));
    const mode = statSync(target).mode;
    await set('enabled', false);
    expect(lstatSync(join(world.home, '.craftnudgerc')).isSymbolicLink()).toBe(true);
    expect(readFileSync(target, 'utf8')).toBe('enabled: false\n');
    expect(statSync(target).mode).toBe(mode);
  });
});
