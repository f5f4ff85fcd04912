import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readTree, sourceRoot } from './source-tree.js';

const projectRoot = join(import.meta.dirname, '../..');
const tree = readTree(sourceRoot);
const MOST_LINES = 250;
/** Names that say nothing of what is inside. */
const EMPTY_WORDS = ['common', 'handler', 'helper', 'helpers', 'manager', 'misc', 'service', 'util', 'utils'];

const faultsOf = (path: string): readonly string[] => {
  const name = basename(path).replace(/(\.test|\.schema|\.d)?\.\w+$/, '');
  const shape = /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) ? [] : [`${path} is not in kebab case`];
  const empty = name.split('-').filter((word) => EMPTY_WORDS.includes(word) && name === word);
  return [...shape, ...empty.map((word) => `${path}: "${word}" does not say what is inside`)];
};

describe('file names', () => {
  test('of src and test are in kebab case and say what is inside', () => {
    const below = (folder: string): readonly string[] =>
      readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path}`);
    const files = [...below('src'), ...below('test')].filter((path) => /\.(ts|mjs|json)$/.test(path));
    expect(files.length).toBeGreaterThan(50);
    expect(files.flatMap(faultsOf)).toEqual([]);
  });

  test.each([
    'src/fixLoop.ts',
    'src/Fix.ts',
    'src/fix_loop.ts',
    'src/utils.ts',
    'test/helpers.ts',
    'src/a--b.ts',
  ])('%s would be found', (path) => {
    expect(faultsOf(path)).toHaveLength(1);
  });
});

describe('source files', () => {
  test(`have at most ${MOST_LINES} lines`, () => {
    const long = tree.filter(({ text }) => text.split('\n').length > MOST_LINES + 1);
    expect(long.map(({ path, text }) => `${path}: ${text.split('\n').length - 1}`)).toEqual([]);
  });
});
