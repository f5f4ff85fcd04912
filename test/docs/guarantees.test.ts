import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { projectRoot } from '../support/world.js';
import { guarantees } from './guarantees.js';

describe('the guarantees', () => {
  test.each(guarantees)('$number names tests that are there', ({ tests }) => {
    expect(tests.length).toBeGreaterThan(0);
    expect(tests.filter((file) => !existsSync(join(projectRoot, file)))).toEqual([]);
  });

  test('leave no suite of faults out', () => {
    const files = readdirSync(join(projectRoot, 'test/faults'), { recursive: true, encoding: 'utf8' });
    const suites = files.filter((name) => name.endsWith('.test.ts')).map((name) => `test/faults/${name}`);
    const named = guarantees.flatMap(({ tests }) => tests);
    expect(suites.filter((suite) => !named.includes(suite))).toEqual([]);
  });

  test('have numbers of their own', () => {
    const numbers = guarantees.map(({ number }) => number);
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});
