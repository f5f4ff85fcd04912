import { expect, test } from '@jest/globals';
import { type ActorWindows, entriesOf, remember } from '../../../src/analytics/actor-windows.js';

const bounds = { length: 3, most: 6 };

function rememberAll(actors: readonly string[]): ActorWindows<number> {
  return actors.reduce<ActorWindows<number>>(
    (windows, actor, entry) => remember(windows, { actor, entry }, bounds),
    [],
  );
}

test('a person keeps their latest entries', () => {
  expect(entriesOf(rememberAll(['a', 'b', 'a', 'a', 'a']), 'a')).toEqual([2, 3, 4]);
});

test('of too many persons whoever was longest away is forgotten first', () => {
  const windows = rememberAll(['a', 'b', 'c', 'a', 'd', 'e', 'f']);
  expect(windows.map(([actor]) => actor)).toEqual(['c', 'a', 'd', 'e', 'f']);
});

test('the person who uses the tool is never forgotten', () => {
  const windows = rememberAll(['me', ...'abcdefghij']);
  expect(entriesOf(windows, 'me')).toEqual([0]);
  expect(windows).toHaveLength(6);
});
