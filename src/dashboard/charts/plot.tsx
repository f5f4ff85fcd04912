// The ground of every chart: as wide as there is room, one mark in focus by pointer or arrow keys, its text beside it and
// read aloud. In: a layout for a width. The drawing itself knows nothing of pointers and keys.
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Moves, ALONG, moved, movedNearby } from './moves.js';
import { Tooltip } from './tooltip.js';

/** What can be in focus: a point, or a box where it has a size. */
export interface Mark {
  readonly x: number;
  readonly y: number;
  readonly width?: number;
  readonly height?: number;
  /** What it says: `Mon 3 Nov: 5 commits`. */
  readonly text: string;
  /** What is chosen with it: a path. */
  readonly choice?: string;
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
  /** Where arrow keys lead; along the marks where it is left out, to the nearest where marks are all over the place. */
  readonly moves?: Moves | 'nearby';
  /** What a click on a mark, or Enter, does. */
  readonly onChoose?: (choice: string) => void;
}

export function Plot({ label, height, layOut, moves = ALONG, onChoose }: PlotProps) {
  const [frame, width] = useWidth();
  const [focus, setFocus] = useState<number | null>(null);
  const layout = width === 0 ? null : layOut(width);
  const marks = layout?.marks ?? [];
  const mark = focus === null ? undefined : marks[focus];
  const choose = (index: number | null): void => {
    const choice = index === null ? undefined : marks[index]?.choice;
    if (choice === undefined) return;
    setFocus(null);
    onChoose?.(choice);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') choose(focus);
    const next = nextOf(event.key, focus, { marks, moves });
    if (next === focus) return;
    event.preventDefault();
    setFocus(next);
  };
  const nearestTo = (event: PointerIn): number | null =>
    nearest(marks, positionIn(event), moves === 'nearby' ? 1 : ALONG_FIRST);
  return (
    <div class="plot-frame" ref={frame} style={{ minHeight: `${layout?.height ?? height}px` }}>
      {layout !== null && (
        <svg
          class={onChoose === undefined ? 'plot' : 'plot choosing'}
          role="application"
          aria-roledescription="chart"
          aria-label={`${label}. Arrow keys go from value to value${onChoose === undefined ? '' : ', Enter chooses one'}; a table follows.`}
          tabIndex={0}
          width={width}
          height={layout.height}
          viewBox={`0 0 ${width} ${layout.height}`}
          onKeyDown={onKey}
          onBlur={() => setFocus(null)}
          onPointerMove={(event) => setFocus(nearestTo(event))}
          onClick={(event) => choose(nearestTo(event))}
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

interface Around {
  readonly marks: readonly Mark[];
  readonly moves: Moves | 'nearby';
}

function nextOf(key: string, focus: number | null, { marks, moves }: Around): number | null {
  return moves === 'nearby' ? movedNearby(key, focus, marks) : moved(key, focus, { moves, count: marks.length });
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

type PointerIn = MouseEvent & { readonly currentTarget: SVGSVGElement };

function positionIn(event: PointerIn): Position {
  const { left, top } = event.currentTarget.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}

/** How far something is across counts more than how far up: charts are read along. */
const ALONG_FIRST = 1 / 3;

/** Index of the nearest mark. */
function nearest(marks: readonly Mark[], { x, y }: Position, up: number): number | null {
  let best: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, mark] of marks.entries()) {
    const distance = outside(x - mark.x, mark.width) + outside(y - mark.y, mark.height) * up;
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
