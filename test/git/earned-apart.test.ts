// The recorder is started for every commit: what only the day's work and an open gate run is in a file of its own.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { projectRoot } from '../support/world.js';

const shipped = (name: string): string => readFileSync(join(projectRoot, 'dist', name), 'utf8');

test.each(['stepGate', 'trialsOf', 'expectedHits', 'enterShadows'])('%s is not in what each commit loads', (name) => {
  const holds = (file: string): boolean => shipped(file).includes(`function ${name}(`);
  expect([holds('earned-kinds.cjs'), holds('recorder-main.cjs')]).toEqual([true, false]);
});
