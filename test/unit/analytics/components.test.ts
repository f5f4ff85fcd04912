import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { componentsOf } from '../../../src/analytics/components.js';

const together = (earlier: readonly (readonly string[])[]) => ({ earlier, confidence: 0.1 });

test.each<[string, readonly string[], readonly (readonly string[])[], readonly (readonly string[])[]]>([
  ['of one folder belong together', ['src/a.ts', 'src/b.ts'], [], [['src/a.ts', 'src/b.ts']]],
  ['of one stem belong together', ['src/a.ts', 'test/a.test.ts'], [], [['src/a.ts', 'test/a.test.ts']]],
  ['that never met are apart', ['src/a.ts', 'lib/b.ts'], [['src/a.ts'], ['lib/b.ts']], [['src/a.ts'], ['lib/b.ts']]],
  ['that met once in ten are together', ['x/a.ts', 'y/b.ts'], met(1, 10), [['x/a.ts', 'y/b.ts']]],
  ['that met once in eleven are apart', ['x/a.ts', 'y/b.ts'], met(1, 11), [['x/a.ts'], ['y/b.ts']]],
  [
    'are joined by a third',
    ['x/a.ts', 'y/b.ts', 'z/a.test.ts', 'z/b.test.ts'],
    [],
    [['x/a.ts', 'y/b.ts', 'z/a.test.ts', 'z/b.test.ts']],
  ],
])('files %s', (_, paths, earlier, groups) => {
  expect(componentsOf(paths, together(earlier)).map((group) => group.toSorted())).toEqual(groups);
});

/** Changes of two files: so many together, of so many of each. */
function met(both: number, each: number): readonly (readonly string[])[] {
  const alone = (path: string) => Array.from({ length: each - both }, () => [path]);
  return [...Array.from({ length: both }, () => ['x/a.ts', 'y/b.ts']), ...alone('x/a.ts'), ...alone('y/b.ts')];
}

test('every file is in one group, and the order of the files makes no difference', () => {
  const path = fc
    .tuple(fc.constantFrom('src', 'lib', 'docs', 'app'), fc.constantFrom('a', 'b', 'c', 'd', 'e'))
    .map(([folder, name]) => `${folder}/${name}.ts`);
  const commit = fc.uniqueArray(path, { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(commit, fc.array(commit, { maxLength: 20 }), (paths, earlier) => {
      const normal = (some: readonly string[]) =>
        componentsOf(some, { earlier, confidence: 0.5 })
          .map((group) => group.toSorted().join(' '))
          .toSorted();
      expect(normal(paths).join(' ').split(' ').toSorted()).toEqual(paths.toSorted());
      expect(normal(paths.toReversed())).toEqual(normal(paths));
    }),
  );
});
