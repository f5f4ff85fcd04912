// A small table: columns as wide as their widest cell, numbers to the right, and one column that gives way when the
// paper is narrow. Columns marked `spare` go first, from the right.
import { safeText } from '../domain/safe-text.js';
import { clipEnd, clipStart, padEnd, padStart, widthOf } from './display-width.js';
import { type Line, type Span, type Tone, faint, plain } from './line.js';

export interface TableColumn {
  readonly title: string;
  readonly cells: readonly string[];
  readonly align?: 'left' | 'right';
  /** Narrowed until the table fits; cut at its start where it holds paths. */
  readonly gives?: 'start' | 'end';
  /** Left out where the table does not fit otherwise. */
  readonly spare?: boolean;
  readonly tone?: Tone;
}

const GAP = 2;
const LEAST = 12;

/** The table's lines, its titles first; `columns` is the room for all of it. */
export function layTable(table: readonly TableColumn[], columns: number, indent = 2): readonly Line[] {
  const fitting = fitColumns(table.map(makeSafe), columns - indent);
  const rows = Math.max(0, ...fitting.map(({ column }) => column.cells.length));
  const margin = plain(' '.repeat(indent));
  const titles: Line = [margin, ...joinCells(fitting.map((fitted) => cellOf(fitted, fitted.column.title, 'faint')))];
  const body = Array.from({ length: rows }, (_, row): Line => [margin, ...joinCells(cellsOfRow(fitting, row))]);
  return fitting.some(({ column }) => column.title !== '') ? [titles, ...body] : body;
}

/** Escaping makes texts longer, so it comes before measuring. */
function makeSafe(column: TableColumn): TableColumn {
  return { ...column, cells: column.cells.map(safeText) };
}

interface FittedColumn {
  readonly column: TableColumn;
  readonly width: number;
}

function fitColumns(table: readonly TableColumn[], columns: number): readonly FittedColumn[] {
  const natural = table.map((column) => ({ column, width: naturalWidth(column) }));
  const excess = natural.reduce((sum, { width }) => sum + width + GAP, -GAP) - columns;
  if (excess <= 0) return natural;
  const narrowed = natural.map((fitted) => (fitted.column.gives ? narrow(fitted, excess) : fitted));
  const fits = narrowed.reduce((sum, { width }) => sum + width + GAP, -GAP) <= columns;
  const spare = table.findLastIndex((column) => column.spare === true);
  return fits || spare < 0 ? narrowed : fitColumns(table.toSpliced(spare, 1), columns);
}

function narrow({ column, width }: FittedColumn, excess: number): FittedColumn {
  return { column, width: Math.min(width, Math.max(LEAST, width - excess)) };
}

function naturalWidth({ title, cells }: TableColumn): number {
  return Math.max(widthOf(title), ...cells.map(widthOf));
}

function cellsOfRow(fitting: readonly FittedColumn[], row: number): readonly Span[] {
  return fitting.map((fitted) => cellOf(fitted, fitted.column.cells[row] ?? '', fitted.column.tone ?? 'plain'));
}

function cellOf({ column, width }: FittedColumn, text: string, tone: Tone): Span {
  const cut = column.gives === 'start' ? clipStart(text, width) : clipEnd(text, width);
  return { text: column.align === 'right' ? padStart(cut, width) : padEnd(cut, width), tone };
}

function joinCells(cells: readonly Span[]): Line {
  return cells.flatMap((cell, index) => (index === 0 ? [cell] : [faint(' '.repeat(GAP)), cell]));
}
