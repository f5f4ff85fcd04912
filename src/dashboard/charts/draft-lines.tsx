// A line for each commit that had drafts: on the right what stayed, to the left its drafts, the further the earlier.
import { scaleSymlog } from 'd3-scale';
import { type DraftKind, spreadOut, type Stayed, type Track, trackOf } from './draft-track.js';
import { fitted } from './fit-text.js';
import { type Layout, Plot } from './plot.js';

export interface DraftRow extends Stayed {
  readonly title: string;
  /** What a point says in words, by its place in the track. */
  textOf(point: number): string;
}

interface DraftLinesProps {
  readonly label: string;
  /** Newest first. */
  readonly rows: readonly DraftRow[];
}

const ROW = 46;
const FOOT = 26;
const LINE = 30;
const EDGE = 14;
/** Between two points of a line, so that each is seen. */
const APART = 13;
const TICK_ROOM = 80;
const TICKS = [
  { seconds: 0, text: 'stayed' },
  { seconds: 60, text: '1 min' },
  { seconds: 3600, text: '1 h' },
  { seconds: 86_400, text: '1 d' },
  { seconds: 604_800, text: '1 week' },
  { seconds: 2_592_000, text: '30 d' },
];

export function DraftLines({ label, rows }: DraftLinesProps) {
  return (
    <>
      <Plot label={label} height={rows.length * ROW + FOOT} layOut={(width) => layOutDrafts(rows, width)} />
      <KindLegend />
    </>
  );
}

function layOutDrafts(rows: readonly DraftRow[], width: number): Layout {
  const tracks = rows.map(trackOf);
  const longest = Math.max(3600, ...tracks.flatMap(({ points }) => points.map(({ before }) => before)));
  const xOf = scaleSymlog([0, longest], [width - EDGE, EDGE]).constant(30);
  const foot = rows.length * ROW;
  const ticks = TICKS.filter(
    ({ seconds }) => seconds === 0 || (seconds <= longest && xOf(seconds) < width - TICK_ROOM),
  );
  const placed = tracks.map(({ points }) =>
    spreadOut(
      points.map(({ before }) => xOf(before)),
      APART,
    ),
  );
  return {
    height: foot + FOOT,
    marks: placed.flatMap((xs, row) =>
      xs.map((x, point) => ({
        x,
        y: row * ROW + LINE,
        text: rows[row]?.textOf(point) ?? '',
      })),
    ),
    drawing: (
      <g>
        {ticks.map(({ seconds, text }) => (
          <g key={text}>
            <line class="grid" x1={xOf(seconds)} x2={xOf(seconds)} y1={0} y2={foot} />
            <text x={Math.min(xOf(seconds), width)} y={foot + 18} text-anchor={seconds === 0 ? 'end' : 'middle'}>
              {text}
            </text>
          </g>
        ))}
        {tracks.map((track, row) => (
          <Line key={rows[row]?.hash} track={track} y={row * ROW + LINE} xs={placed[row] ?? []}>
            {fitted(rows[row]?.title ?? '', width)}
          </Line>
        ))}
      </g>
    ),
  };
}

interface LineProps {
  readonly track: Track;
  readonly y: number;
  /** Of its points. */
  readonly xs: readonly number[];
  /** Its title. */
  readonly children: string;
}

function Line({ track: { points, steps }, y, xs, children }: LineProps) {
  const x = (index: number): number => xs[index] ?? 0;
  return (
    <g>
      <text class="strong over" x={0} y={y - 14}>
        {children}
      </text>
      {steps.map(({ from, to }) => (
        <path key={from} class="step" d={stepPath({ from: x(from), to: x(to), y, isNext: to === from + 1 })} />
      ))}
      {points.map(({ hash, kind }, index) => (
        <Glyph key={hash} kind={kind} x={x(index)} y={y} />
      ))}
    </g>
  );
}

interface Step {
  readonly from: number;
  readonly to: number;
  readonly y: number;
  /** Is nothing in between? */
  readonly isNext: boolean;
}

/** Straight to the next point, in a bow under those in between. */
const stepPath = ({ from, to, y, isNext }: Step): string =>
  isNext ? `M${from} ${y}H${to}` : `M${from} ${y}Q${(from + to) / 2} ${y + 16} ${to} ${y}`;

interface GlyphProps {
  readonly kind: DraftKind | null;
  readonly x: number;
  readonly y: number;
}

/** By form, not by colour alone: a ring was amended, a square rebased, a triangle folded in; a full point stayed. */
function Glyph({ kind, x, y }: GlyphProps) {
  switch (kind) {
    case 'amend':
      return <circle class="point" cx={x} cy={y} r={4.5} />;
    case 'rebase':
      return <rect class="point" x={x - 4} y={y - 4} width={8} height={8} />;
    case 'fixup':
      return <path class="point" d={`M${x} ${y - 5.5}l5.5 9.5h-11z`} />;
    case null:
      return <circle class="bar" cx={x} cy={y} r={5.5} />;
  }
}

const KINDS = [
  { kind: 'amend', text: 'amended' },
  { kind: 'fixup', text: 'folded in (fixup)' },
  { kind: 'rebase', text: 'rebased' },
  { kind: null, text: 'stayed' },
] as const;

function KindLegend() {
  return (
    <ul class="legend">
      {KINDS.map(({ kind, text }) => (
        <li key={text}>
          <svg viewBox="0 0 14 14" aria-hidden="true">
            <Glyph kind={kind} x={7} y={7} />
          </svg>
          {text}
        </li>
      ))}
      <li>time before the commit that stayed</li>
    </ul>
  );
}
