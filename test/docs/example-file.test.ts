import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { checkLayer } from '../../src/config/check-layer.js';
import { flatten } from '../../src/config/nest.js';
import { parseSettings } from '../../src/config/read-source.js';
import { settingTable } from '../../src/recorder/setting-table.js';
import { renderExample } from './example-file.js';

const PATH = '.craftnudgerc.example';
const text = readFileSync(PATH, 'utf8');

describe('.craftnudgerc.example', () => {
  test('is in step with the settings (else run: npm run docs)', () => {
    expect(text).toBe(renderExample());
  });

  test('is a settings file that says exactly the defaults: no key missing, none extra', async () => {
    const entries = flatten(await parseSettings(PATH, text), (key) => key in settingTable);
    const { offers, problems } = checkLayer({ layer: 'user file', source: PATH, entries }, settingTable);
    expect(problems).toEqual([]);
    expect(Object.fromEntries(offers.map(({ key, value }) => [key, value]))).toEqual(
      Object.fromEntries(Object.entries(settingTable).map(([key, setting]) => [key, setting.default])),
    );
  });

  test('has the meaning above every setting', () => {
    for (const { help } of Object.values(settingTable)) expect(text).toContain(`# ${help}\n`);
  });
});
