// What all charts share: the width that they are drawn for, a frame that says in words what is seen, and plain shapes.
import { type Attributes, type Child, type Markup, element } from '../markup.js';

/** Units of all charts; the page scales them. */
export const WIDTH = 640;

export interface Frame {
  readonly height: number;
  /** What a person sees, for those who cannot: the same figures in one sentence. */
  readonly label: string;
}

export function drawChart({ height, label }: Frame, ...shapes: readonly Child[]): Markup {
  return element('svg', { viewBox: `0 0 ${WIDTH} ${round(height)}`, role: 'img', 'aria-label': label }, ...shapes);
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A rectangle; `hint` appears under the pointer. */
export function box({ x, y, width, height }: Box, className: string, hint?: string): Markup {
  const place = { x: round(x), y: round(y), width: round(width), height: round(height), rx: 2, class: className };
  return element('rect', place, hint === undefined ? null : element('title', {}, hint));
}

export function words(
  text: string,
  { x, y }: { readonly x: number; readonly y: number },
  more: Attributes = {},
): Markup {
  return element('text', { x: round(x), y: round(y), ...more }, text);
}

export function rule(from: readonly [number, number], to: readonly [number, number]): Markup {
  return element('line', { x1: round(from[0]), y1: round(from[1]), x2: round(to[0]), y2: round(to[1]), class: 'axis' });
}

/** Two decimals are finer than any screen. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
