// Names beside points, as many as there is room for: the first in the list are the first to be named, and no name lies over
// another name, over a point or over the edge.
import { widthOf } from './fit-text.js';

export interface Named {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly name: string;
}

export interface PlacedLabel {
  /** Index of what it names. */
  readonly of: number;
  readonly x: number;
  /** Of the base line. */
  readonly y: number;
  readonly anchor: 'end' | 'middle' | 'start';
}

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Rect extends Size {
  readonly x: number;
  readonly y: number;
}

const LINE = 14;
const GAP = 4;

export function placeLabels(named: readonly Named[], size: Size): readonly PlacedLabel[] {
  const taken: Rect[] = named.map(({ x, y, radius }) => ({
    x: x - radius,
    y: y - radius,
    width: 2 * radius,
    height: 2 * radius,
  }));
  return named.flatMap((one, of) => {
    const free = placesOf(one).find(({ rect }) => isInside(rect, size) && !taken.some((other) => overlap(rect, other)));
    if (free === undefined) return [];
    taken.push(free.rect);
    return [{ of, ...free.label }];
  });
}

interface Place {
  readonly rect: Rect;
  readonly label: Omit<PlacedLabel, 'of'>;
}

/** Right, left, below, above. */
function placesOf({ x, y, radius, name }: Named): readonly Place[] {
  const width = widthOf(name);
  const off = radius + GAP;
  const rectAt = (left: number, top: number): Rect => ({ x: left, y: top, width, height: LINE });
  return [
    { rect: rectAt(x + off, y - LINE / 2), label: { x: x + off, y: y + 4, anchor: 'start' } },
    { rect: rectAt(x - off - width, y - LINE / 2), label: { x: x - off, y: y + 4, anchor: 'end' } },
    { rect: rectAt(x - width / 2, y + off), label: { x, y: y + off + 10, anchor: 'middle' } },
    { rect: rectAt(x - width / 2, y - off - LINE), label: { x, y: y - off - 3, anchor: 'middle' } },
  ];
}

const isInside = (rect: Rect, { width, height }: Size): boolean =>
  rect.x >= 0 && rect.y >= 0 && rect.x + rect.width <= width && rect.y + rect.height <= height;

const overlap = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
