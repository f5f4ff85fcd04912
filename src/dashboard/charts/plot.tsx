// The ground of every chart: as wide as there is room, one mark in focus by pointer or arrow keys, its text beside it and
// read aloud. In: a layout for a width. The drawing itself knows nothing of pointers and keys.
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Moves, ALONG, moved } from './moves.js';
import { Tooltip } from './tooltip.js';

/** What can be in focus: a point, or a box where it has a size. */
export interface Mark {
  readonly x: number;
  readonly y: number;
  readonly width?: number;
  readonly height?: number;
  /** What it says: `Mon 3 Nov: 5 commits`. */
  readonly text: string;
}

export interface Layout {
  readonly height: number;
  readonly marks: readonly Mark[];
  readonly drawing: ComponentChildren;
}

interface PlotProps {
  /** What the chart shows, in one sentence. */
  readonly label: string;
  /** Pixels, before the width is known: the room that is kept free. */
  readonly height: number;
  readonly layOut: (width: number) => Layout;
  /** Where arrow keys lead; along the marks where it is left out. */
  readonly moves?: Moves;
}

export function Plot({ label, height, layOut, moves = ALONG }: PlotProps) {
  const [frame, width] = useWidth();
  const [focus, setFocus] = useState<number | null>(null);
  const layout = width === 0 ? null : layOut(width);
  const marks = layout?.marks ?? [];
  const mark = focus === null ? undefined : marks[focus];
  const onKey = (event: KeyboardEvent): void => {
    const next = moved(event.key, focus, { moves, count: marks.length });
    if (next === focus) return;
    event.preventDefault();
    setFocus(next);
  };
  return (
    <div class="plot-frame" ref={frame} style={{ minHeight: `${layout?.height ?? height}px` }}>
      {layout !== null && (
        <svg
          class="plot"
          role="application"
          aria-roledescription="chart"
          aria-label={`${label}. Arrow keys go from value to value; a table follows.`}
          tabIndex={0}
          width={width}
          height={layout.height}
          viewBox={`0 0 ${width} ${layout.height}`}
          onKeyDown={onKey}
          onBlur={() => setFocus(null)}
          onPointerMove={(event) => setFocus(nearest(marks, positionIn(event)))}
          onPointerLeave={() => setFocus(null)}
        >
          {layout.drawing}
          {mark !== undefined && <Halo {...mark} />}
        </svg>
      )}
      {mark !== undefined && <Tooltip mark={mark} room={width} />}
      <p class="unseen" aria-live="polite">
        {mark?.text ?? ''}
      </p>
    </div>
  );
}

function Halo({ x, y, width, height }: Mark) {
  return width === undefined || height === undefined ? (
    <circle data-only-screen cx={x} cy={y} r={6} class="halo" />
  ) : (
    <rect
      data-only-screen
      x={x - width / 2 - 1}
      y={y - height / 2 - 1}
      width={width + 2}
      height={height + 2}
      rx={3}
      class="halo"
    />
  );
}

interface Position {
  readonly x: number;
  readonly y: number;
}

function positionIn(event: PointerEvent & { readonly currentTarget: SVGSVGElement }): Position {
  const { left, top } = event.currentTarget.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}

/** Index of the nearest mark; how far something is across counts more than how far up: charts are read along. */
function nearest(marks: readonly Mark[], { x, y }: Position): number | null {
  let best: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, mark] of marks.entries()) {
    const distance = outside(x - mark.x, mark.width) + outside(y - mark.y, mark.height) / 3;
    if (distance < least) [best, least] = [index, distance];
  }
  return best;
}

const outside = (offset: number, size = 0): number => Math.max(0, Math.abs(offset) - size / 2);

/** The width that there is, in whole pixels; 0 before the first layout. */
function useWidth() {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => setWidth(Math.floor(frame.current?.clientWidth ?? 0)), []);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [frame, width] as const;
}
