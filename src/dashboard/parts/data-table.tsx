// Rows of text; the first cell of each names it. Wide tables scroll in their own frame, which the keyboard can reach.
import type { ComponentChildren } from 'preact';

export interface TableData {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (number | string)[])[];
  /** How a cell is drawn where text alone will not do. */
  readonly draw?: (cell: number | string, column: number, row: number) => ComponentChildren;
}

export function DataTable({ caption, columns, rows, draw = (cell) => cell }: TableData) {
  const kinds = columns.map((_, column) => kindOf(rows.map((row) => row[column])));
  return (
    <div class="wide" tabIndex={0} role="region" aria-label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((name, column) => (
              <th key={name} scope="col" class={kinds[column]}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first = '', ...cells], row) => (
            <tr key={row}>
              <th scope="row" class={kinds[0]}>
                {draw(first, 0, row)}
              </th>
              {cells.map((cell, index) => (
                <td key={index} class={kinds[index + 1]}>
                  {draw(cell, index + 1, row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const LONGEST_NAME = 14;

/** `words` may be broken into lines, `name` may not, figures stand at the right. */
function kindOf(cells: readonly (number | string | undefined)[]): string | undefined {
  const texts = cells.filter((cell) => typeof cell === 'string');
  if (texts.some((text) => text.length > LONGEST_NAME)) return 'words';
  return texts.some((text) => /^\p{L}/u.test(text)) ? 'name' : undefined;
}
