// Counts as one of five shades, by the same quantiles as in the terminal; the legend names them in numbers.
import { shadeScale } from '../../shade.js';
import { type Markup, element } from '../markup.js';

export interface LevelScale {
  /** 0 for nothing, 4 for the most. */
  levelOf(count: number): number;
  readonly legend: readonly { readonly level: number; readonly counts: string }[];
}

const MOST = 4;

export function levelScale(counts: readonly number[]): LevelScale {
  const { shadeOf, legend } = shadeScale(counts);
  const levelAt = (step: number): number => MOST - (legend.length - 1 - step);
  return {
    levelOf: (count) => {
      const step = legend.findIndex(({ shade }) => shade === shadeOf(count));
      return step < 0 ? 0 : levelAt(step);
    },
    legend: [{ level: 0, counts: '0' }, ...legend.map((one, step) => ({ level: levelAt(step), counts: one.counts }))],
  };
}

export function drawLegend({ legend }: LevelScale, what: string): Markup {
  const entries = legend.map(({ level, counts }) => {
    const swatch = element('rect', { width: 10, height: 10, rx: 2, class: `s${level}` });
    return element(
      'li',
      {},
      element('svg', { viewBox: '0 0 10 10', 'aria-hidden': 'true' }, swatch),
      `${counts}${level === MOST ? ` ${what}` : ''}`,
    );
  });
  return element('ul', { class: 'legend' }, entries);
}
