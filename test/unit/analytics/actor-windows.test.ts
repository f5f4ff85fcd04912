import { expect, test } from '@jest/globals';
import { type ActorWindows, emptyWindows, entriesOf, remember } from '../../../src/analytics/actor-windows.js';

const bounds = { length: 3, most: 6 };

function rememberAll(actors: readonly string[]): ActorWindows<number> {
  return actors.reduce<ActorWindows<number>>(
    (windows, actor, entry) => remember(windows, { actor, entry }, bounds),
    emptyWindows(),
  );
}

test('a person keeps their latest entries', () => {
  expect(entriesOf(rememberAll(['a', 'b', 'a', 'a', 'a']), 'a')).toEqual([2, 3, 4]);
});

test('of too many persons whoever was longest away is forgotten first', () => {
  const ofOneBucket = ['a', 'q', '1', 'A', 'Q'];
  const windows = rememberAll(['a', 'q', '1', 'a', 'A', 'Q', 'a', 'A']);
  expect(ofOneBucket.map((actor) => entriesOf(windows, actor).length)).toEqual([3, 0, 0, 2, 1]);
});

test('the person who uses the tool is never forgotten', () => {
  const others = Array.from({ length: 500 }, (_, number) => `person ${number}`);
  const windows = rememberAll(['me', ...others]);
  expect(entriesOf(windows, 'me')).toEqual([0]);
  expect(others.filter((actor) => entriesOf(windows, actor).length > 0).length).toBeLessThan(others.length / 4);
});
