// Each case of the guarantees has a test that can break it: the file is there, and so is the test of that name.
import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../support/world.js';

interface Case {
  readonly case: number;
  readonly what: string;
  readonly tests?: readonly { readonly file: string; readonly name: string }[];
  /** Why it needs none. */
  readonly outside?: string;
}

const cases = JSON.parse(readFileSync(join(projectRoot, 'test/guarantee/cases.json'), 'utf8')) as readonly Case[];
const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at);

test('every case of recording, storing, reading, hostile input, access and notifications is there once', () => {
  expect(cases.map((each) => each.case)).toEqual(range(1, 72));
});

test.each(cases.map((each) => [each.case, each.what, each] as const))('case %i, %s, has its test', (_, __, found) => {
  expect((found.tests ?? []).length > 0).toBe(found.outside === undefined);
  for (const { file, name } of found.tests ?? [])
    expect({ file, text: readFileSync(join(projectRoot, file), 'utf8') }).toEqual({
      file,
      text: expect.stringContaining(name),
    });
});
