import { expect, test } from '@jest/globals';
import { type Pair, placeGraph } from '../../../src/dashboard/charts/place-graph.js';
import { placeLabels } from '../../../src/dashboard/charts/place-labels.js';
import { widthOf } from '../../../src/dashboard/charts/fit-text.js';

const pair = (a: string, b: string, shared = 5): Pair => ({ files: [a, b], degree: 60, shared });
const pairs = [
  pair('hub.c', 'a.c', 9),
  pair('hub.c', 'b.c'),
  pair('hub.c', 'c.c'),
  pair('x.c', 'y.c'),
  pair('y.c', 'z.c'),
];

test('the same pairs are the same picture, each file a place of its own within the unit square', () => {
  const nodes = placeGraph(pairs);
  expect(placeGraph(pairs)).toEqual(nodes);
  expect(nodes.map(({ path }) => path).sort()).toEqual(['a.c', 'b.c', 'c.c', 'hub.c', 'x.c', 'y.c', 'z.c']);
  expect(nodes.every(({ x, y }) => x >= 0 && x <= 1 && y >= 0 && y <= 1)).toBe(true);
  expect(new Set(nodes.map(({ x, y }) => `${x.toFixed(2)} ${y.toFixed(2)}`)).size).toBe(nodes.length);
  expect(nodes[0]).toMatchObject({ path: 'hub.c', weight: 19, partners: 3 });
});

test('on average, what changes together stands nearer than what does not', () => {
  const cliques = ['left', 'right'].flatMap((side) =>
    [0, 1, 2, 3, 4].flatMap((a) => [0, 1, 2, 3, 4].filter((b) => b > a).map((b) => pair(`${side}${a}`, `${side}${b}`))),
  );
  const nodes = placeGraph(cliques);
  const linked = new Set(cliques.map(({ files }) => files.toSorted().join()));
  const apart = nodes.flatMap((a, index) =>
    nodes.slice(index + 1).map((b) => ({
      isLinked: linked.has([a.path, b.path].toSorted().join()),
      distance: Math.hypot(a.x - b.x, a.y - b.y),
    })),
  );
  const meanOf = (isLinked: boolean): number => {
    const distances = apart.filter((one) => one.isLinked === isLinked).map(({ distance }) => distance);
    return distances.reduce((sum, distance) => sum + distance, 0) / distances.length;
  };
  expect(meanOf(true)).toBeLessThan(meanOf(false) / 2);
});

test('a single pair has its place too', () => {
  expect(placeGraph([pair('a.c', 'b.c')]).every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true);
});

test('a name goes where there is room, and the later of two is left out where there is none', () => {
  const size = { width: 200, height: 60 };
  const points = [
    { x: 20, y: 30, radius: 4, name: 'first.c' },
    { x: 190, y: 30, radius: 4, name: 'edge.c' },
  ];
  expect(placeLabels(points, size).map(({ of, anchor }) => [of, anchor])).toEqual([
    [0, 'start'],
    [1, 'end'],
  ]);
  const narrow = { width: widthOf('long_name.c') + 20, height: 20 };
  const close = [0, 2].map((x) => ({ x: 4 + x, y: 10, radius: 4, name: 'long_name.c' }));
  expect(placeLabels(close, narrow).map(({ of }) => of)).toEqual([0]);
});
