import { describe, expect, test } from '@jest/globals';
import { settings } from '../../src/config/settings.js';
import { compareRegistry, readRegistry, registries, secondLists } from './registries.js';

describe('a registry and its folder', () => {
  test.each(registries)('are equal in %s', async (folder) => {
    const registry = await readRegistry(folder);
    expect(registry.files.length).toBeGreaterThan(1);
    expect(compareRegistry(registry)).toEqual([]);
  });

  test.each(Object.entries(secondLists))('are equal in %s, what its list %s holds besides', async (folder, list) => {
    const registry = await readRegistry(folder, list);
    expect(compareRegistry(registry)).toEqual([]);
  });

  const whole = { files: ['a', 'b'], members: ['a', 'b'], names: ['a', undefined] };
  test.each([
    ['a file that nobody registered', { ...whole, files: ['a', 'b', 'c'] }, 'c.ts is not registered'],
    ['a member that has no file', { ...whole, members: ['a', 'b', '?'] }, 'a member comes from no file of its own'],
    ['a member that stands twice', { ...whole, members: ['a', 'b', 'b'] }, 'b.ts is registered twice'],
    ['a member named otherwise than its file', { ...whole, names: ['z', 'b'] }, 'a.ts has another name in it'],
    ['a disorder', { ...whole, members: ['b', 'a'], names: [] }, 'the registry is not alphabetical'],
  ])('%s would be found', (_, registry, sentence) => {
    expect(compareRegistry(registry)).toContain(sentence);
  });
});

test('the setting notify.channels allows exactly the channels that there are', async () => {
  expect([...settings['notify.channels'].of].sort()).toEqual((await readRegistry('notify/channels')).files);
});
