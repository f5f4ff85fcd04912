// `craftnudge evaluate`: each section as a table, a figure a line; first what is said of all histories, then each of them.
import type { FigureKind, Section } from '../analytics/evaluation/define-section.js';
import type { FigureSummary, MeasuredHistory, Summary } from '../analytics/evaluation/evaluate-history.js';
import { countText, manyText } from './figures.js';
import { wrapWords } from './flow.js';
import { faint, type Line, line, type Paper, plain, printPage, strong } from './line.js';
import { joinBlocks } from './report-page.js';
import { layTable, type TableColumn } from './table.js';

export interface EvaluationView {
  /** Of the shipped weights. */
  readonly version: string;
  readonly companionVersion: string;
  readonly sections: readonly Omit<Section, 'measure'>[];
  readonly histories: readonly MeasuredHistory[];
  readonly summary: Summary;
}

export function renderEvaluation(view: EvaluationView, paper: Paper): string {
  const blocks = view.sections.map((section) => laySection(view, section, paper.columns));
  return printPage(joinBlocks([layHead(view, paper.columns), ...blocks]), paper);
}

function layHead({ histories, version, companionVersion }: EvaluationView, columns: number): readonly Line[] {
  const commits = histories.reduce((sum, history) => sum + history.commits, 0);
  const unseen = histories.filter(({ weights }) => weights === 'left-out').length;
  const told = [
    `n = ${manyText(histories.length, 'history', 'histories')}, ${manyText(commits, 'commit')} by hand.`,
    'Replayed oldest first: each figure knows only what came before, and is judged by what came after.',
    `Weights ${version}, of missing companion ${companionVersion}; ${unseen} of ${histories.length} measured with weights that were trained without it.`,
    ...(histories.length < 3 ? [] : ['Brackets: 95 % interval of the median, by drawing histories again.']),
    ...(columns >= roomFor(histories) ? [] : ['Each history by itself: in a wider window, a file or --json.']),
  ];
  return [line(strong('craftnudge evaluate')), ...wrapWords(faint(told.join(' ')), { columns, indent: 0 })];
}

/** A label, the spread, and a column a history. */
function roomFor(histories: readonly MeasuredHistory[]): number {
  return histories.reduce((room, { name }) => room + Math.max(name.length, 6) + 2, 70);
}

function laySection(
  view: EvaluationView,
  section: EvaluationView['sections'][number],
  columns: number,
): readonly Line[] {
  const measured = section.figures.filter(({ name }) => view.summary[section.name]?.[name] != null);
  const head = [line(strong(section.title)), ...wrapWords(faint(section.note), { columns, indent: 0 })];
  if (measured.length === 0) return [...head, line(plain('  too few commits yet to measure it'))];
  return [...head, ...layTable(columnsOf(view, section.name, measured), columns)];
}

function columnsOf(view: EvaluationView, section: string, figures: readonly FigureKind[]): readonly TableColumn[] {
  const spreads = figures.map(({ name }) => view.summary[section]?.[name] ?? null);
  const cells = (say: (spread: FigureSummary, figure: FigureKind) => string): readonly string[] =>
    figures.map((figure, index) => {
      const spread = spreads[index];
      return spread == null ? '–' : say(spread, figure);
    });
  const own = view.histories.map(
    (history): TableColumn => ({
      title: history.name,
      cells: figures.map((figure) => valueText(history.figures[section]?.[figure.name] ?? null, figure)),
      align: 'right',
      spare: view.histories.length > 1,
      tone: view.histories.length > 1 ? 'faint' : 'plain',
    }),
  );
  const labels: TableColumn = { title: '', cells: figures.map(({ label }) => label), gives: 'end' };
  return view.histories.length === 1 ? [labels, ...own] : [labels, ...spreadColumns(cells), ...own];
}

type Cells = (say: (spread: FigureSummary, figure: FigureKind) => string) => readonly string[];

function spreadColumns(cells: Cells): readonly TableColumn[] {
  const median = cells(({ median: middle, pooled }, figure) =>
    pooled === null ? valueText(middle, figure) : `pooled ${valueText(pooled.value, figure)}`,
  );
  const range = cells(({ least, most }, figure) => `${valueText(least, figure)}–${valueText(most, figure)}`);
  const interval = cells(({ interval: ends, pooled }, figure) => {
    if (pooled !== null) return `n = ${countText(pooled.n)}`;
    return ends === null ? '' : `[${ends.map((end) => valueText(end, figure)).join(', ')}]`;
  });
  return [
    { title: 'median', cells: median, align: 'right', tone: 'strong' },
    { title: '', cells: interval, align: 'right', tone: 'faint' },
    { title: 'range', cells: range, align: 'right' },
  ];
}

function valueText(value: number | null, { unit }: FigureKind): string {
  if (value === null) return '–';
  if (unit === 'count') return countText(Math.round(value));
  if (unit === 'share') return `${(value * 100).toFixed(value < 0.1 ? 1 : 0)} %`;
  return value < 0 ? `−${Math.abs(value).toFixed(2)}` : value.toFixed(2);
}
