// What a pseudonym of a path keeps: everything that habits and figures ask of a path, and none of its names.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { baseNameOf, classOf, directoryOf, extensionOf, stemOf } from '../../../src/analytics/path-class.js';
import { createNameIds, pseudonymOf } from '../../../src/privacy/path-pseudonym.js';

const idOf = createNameIds(Buffer.from('a key of tests'));
const hidden = (path: string): string => pseudonymOf(path, idOf);

const folder = fc.constantFrom(
  'src',
  'lib',
  'Acme',
  'test',
  '__tests__',
  'deps',
  'vendor',
  'dist',
  'spec',
  'payroll',
  'e2e',
);
const stem = fc.constantFrom(
  'parser',
  'Parser',
  'PARSER',
  'latest',
  'la',
  'testing',
  'test',
  'spec',
  'x',
  'a-b',
  'a_b',
  'índex',
  '',
);
const affixed = fc
  .tuple(
    fc.constantFrom('', 'test_', 'test-', 'test', 'Test'),
    stem,
    fc.constantFrom('', '_test', '-spec', 'Test', '_pb2', '_pb2_grpc'),
  )
  .map((parts) => parts.join(''));
const ending = fc.constantFrom(
  ['ts'],
  ['test', 'ts'],
  ['spec', 'unit', 'js'],
  ['test', 'a_b', 'ts'],
  ['min', 'js'],
  ['pb', 'go'],
  ['g', 'dart'],
  ['d', 'ts'],
  ['bar_test', 'go'],
  ['lock'],
  ['averyveryverylongpartofaname', 'test', 'ts'],
  ['test', 'averyveryverylongpartofaname', 'ts'],
  ['map'],
  ['TS'],
  ['acme-only!'],
  [],
);
const paths = fc
  .tuple(fc.array(folder, { maxLength: 3 }), affixed, ending)
  .map(([folders, name, parts]) => [...folders, [name, ...parts].join('.')].join('/'))
  .filter((path) => baseNameOf(path) !== '');
const known = fc.constantFrom(
  'package-lock.json',
  'a/Cargo.lock',
  'go.sum',
  'tests/conftest.py',
  '.eslintrc',
  'Makefile',
  'test.ts',
);
const anyPath = fc.oneof(paths, known);

describe('the pseudonym of a path', () => {
  it('is of the same class, and has the same extension and depth', () => {
    fc.assert(
      fc.property(anyPath, (path) => {
        expect(classOf(hidden(path))).toBe(classOf(path));
        expect(hidden(path).split('/')).toHaveLength(path.split('/').length);
        const isPlain = /^[a-z0-9]{0,20}$/i.test(extensionOf(path));
        expect(isPlain ? extensionOf(hidden(path)) : extensionOf(path)).toBe(extensionOf(path));
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps apart what is two, and together what belongs together', () => {
    fc.assert(
      fc.property(anyPath, anyPath, (one, other) => {
        const [a, b] = [hidden(one), hidden(other)];
        expect(a === b).toBe(one === other);
        expect(stemOf(a) === stemOf(b)).toBe(stemOf(one) === stemOf(other));
        expect(directoryOf(a) === directoryOf(b)).toBe(directoryOf(one) === directoryOf(other));
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    'src/payroll/salary-of-eve.ts',
    'src/Acme.Internal.merger.spec.ts',
    'test_zebra/test_mergers.py',
    'secretplan',
  ])('tells no name of %s', (path) => {
    const words = path
      .toLowerCase()
      .split(/[^a-z]+/)
      .filter((word) => word.length > 3 && !/^(test|spec|tests)$/.test(word));
    for (const word of words) expect(hidden(path).toLowerCase()).not.toContain(word);
  });

  it('is another one under another key', () => {
    expect(pseudonymOf('src/a.ts', createNameIds(Buffer.from('another')))).not.toBe(hidden('src/a.ts'));
  });

  it('is made in time that grows with the path alone', () => {
    const long = `${'a-test_'.repeat(20_000)}.ts`;
    expect(extensionOf(hidden(long))).toBe('ts');
  });
});
