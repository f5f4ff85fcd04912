// Files as areas, those of a folder together: where the changes are, at one look.
import { manyText } from '../../report/figures.js';
import type { LevelScale } from '../../report/html/charts/shade-level.js';
import {
  type Branch,
  HEAD,
  type Placed,
  type PlacedFolder,
  placeBranches,
  type Rect,
  type Sized,
} from './file-tree.js';
import { fitted, nameOf, widthOf } from './fit-text.js';
import { Legend } from './legend.js';
import { type Layout, Plot } from './plot.js';

export interface MapFile extends Sized {
  /** What its shade stands for. */
  readonly shade: number;
  /** What it says in words. */
  readonly text: string;
}

interface TreemapProps {
  readonly label: string;
  readonly branches: readonly Branch<MapFile>[];
  readonly scale: LevelScale;
  /** What the shades count: `corrections a file`. */
  readonly shadeOf: string;
  /** By the path of the file, or of the folder of this level, that was chosen. */
  readonly onOpen: (path: string) => void;
}

const TALL = 440;
const NARROW = 480;

export function Treemap({ label, branches, scale, shadeOf, onOpen }: TreemapProps) {
  const layOut = (width: number): Layout => {
    const height = width < NARROW ? Math.round(TALL * 1.1) : TALL;
    return layOutMap(placeBranches(branches, { width, height }), { height, scale });
  };
  return (
    <>
      <Plot label={label} height={TALL} moves="nearby" layOut={layOut} onChoose={onOpen} />
      <Legend scale={scale} what={shadeOf} />
    </>
  );
}

interface Drawn {
  readonly height: number;
  readonly scale: LevelScale;
}

function layOutMap({ folders, cells }: Placed<MapFile>, { height, scale }: Drawn): Layout {
  return {
    height,
    marks: cells.map(({ x, y, width, height: tall, branch, file: { text } }) => ({
      x: x + width / 2,
      y: y + tall / 2,
      width,
      height: tall,
      text,
      choice: branch,
    })),
    drawing: (
      <g>
        {folders.map((folder) => (
          <Head key={folder.path} {...folder} />
        ))}
        {cells.map(({ file, ...cell }) => (
          <Cell key={file.path} {...cell} name={nameOf(file.path)} level={scale.levelOf(file.shade)} />
        ))}
      </g>
    ),
  };
}

function Head({ x, y, width, path, files, hasHead }: PlacedFolder) {
  if (!hasHead) return null;
  const name = `${nameOf(path)}/`;
  const counted = `${name} · ${manyText(files, 'file')}`;
  return (
    <text class="strong" x={x + 1} y={y + HEAD - 6}>
      {widthOf(counted) > width ? fitted(name, width) : counted}
    </text>
  );
}

interface CellProps extends Rect {
  readonly name: string;
  readonly level: number;
}

const INSET = 6;
const LINE = 20;

function Cell({ x, y, width, height, name, level }: CellProps) {
  const text = height < LINE ? '' : fitted(name, width - 2 * INSET);
  return (
    <g>
      <rect class={`s${level}`} x={x} y={y} width={width} height={height} rx={2} />
      {text !== '' && (
        <text class={`on${level}`} x={x + INSET} y={y + 15}>
          {text}
        </text>
      )}
    </g>
  );
}
