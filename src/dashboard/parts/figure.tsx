// A figure: what it shows, over what (n and window), the drawing, the same as a table, and how to take it along.
import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { csvOf } from '../export/csv.js';
import { fileNameOf, saveText } from '../export/save.js';
import { savePng } from '../export/save-png.js';
import { svgText } from '../export/svg-text.js';
import { DataTable, type TableData } from './data-table.js';
import { Menu, type MenuItem } from './menu.js';

interface FigureProps {
  readonly title: string;
  /** n, window and what was left out, each in a few words. */
  readonly sample: readonly string[];
  /** The figures of the drawing: what is read aloud, and what CSV has. */
  readonly table: TableData;
  /** One sentence below the drawing: what the eye should take from it. */
  readonly note?: string | undefined;
  /** True where the table is the figure: then it stands open, and there is no picture to save. */
  readonly isTable?: boolean;
  readonly children?: ComponentChildren;
}

export function Figure({ title, sample, table, note, isTable = false, children }: FigureProps) {
  const body = useRef<HTMLDivElement>(null);
  const id = useId();
  const name = fileNameOf(title);
  const drawing = (): SVGSVGElement | null => body.current?.querySelector('svg.plot') ?? null;
  const pictures: readonly MenuItem[] = [
    { name: 'Save as SVG', act: () => saveText(`${name}.svg`, 'image/svg+xml', svgText(drawing(), title)) },
    { name: 'Save as PNG', act: () => savePng(`${name}.png`, drawing(), title) },
  ];
  const csv: MenuItem = { name: 'Save as CSV', act: () => saveText(`${name}.csv`, 'text/csv', csvOf(table)) };
  return (
    <section class="card" aria-labelledby={id}>
      <header>
        <div>
          <h2 id={id}>{title}</h2>
          <p class="sample">{sample.filter((part) => part !== '').join(' · ')}</p>
        </div>
        <Menu label={`Take “${title}” along`} items={isTable ? [csv] : [...pictures, csv]} />
      </header>
      <div ref={body}>{children}</div>
      {note !== undefined && <p class="note">{note}</p>}
      {isTable ? <DataTable {...table} /> : <FoldedTable table={table} />}
    </section>
  );
}

function FoldedTable({ table }: { readonly table: TableData }) {
  return (
    <details class="behind">
      <summary>The figures</summary>
      <DataTable {...table} />
    </details>
  );
}
