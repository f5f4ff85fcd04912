// The recorder is started for every commit: what it never runs must not be in the file that it loads.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { declarations } from '../../src/analytics/declarations.js';
import { toldKinds } from '../../src/analytics/told-kinds.js';
import { habits } from '../../src/analytics/habits/index.js';
import { projectRoot } from '../support/world.js';

const bundle = readFileSync(join(projectRoot, 'dist/recorder-main.cjs'), 'utf8');

/** As the bundler writes it. */
const isThere = (text: string): boolean =>
  bundle.includes(text.replace(/[^ -~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`));

test('the recorder knows the settings of every kind', () => {
  const helps = declarations.flatMap(({ settings }) => Object.values(settings)).map(({ help }) => help);
  const missing = helps.filter((help) => !isThere(help));
  expect(missing).toEqual([]);
});

test('the recorder has the code of the habits that run at a commit, and of no digest kind', () => {
  expect(habits.map(({ evidence }) => isThere(evidence))).not.toContain(false);
  expect(toldKinds.map(({ evidence }) => isThere(evidence))).not.toContain(true);
});
