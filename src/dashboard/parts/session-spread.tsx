// How many sessions have how much of something.
import { percentText } from '../../report/figures.js';
import { columnsOf, type Step } from '../charts/columns-of.js';
import { Histogram } from '../charts/histogram.js';
import { Figure } from './figure.js';
import { nText } from './sample-text.js';

interface SpreadProps {
  readonly title: string;
  readonly unit: string;
  readonly steps: readonly Step[];
  /** Beside n. */
  readonly sample: readonly string[];
  readonly values: readonly number[];
}

export function SessionSpread({ title, unit, steps, sample, values }: SpreadProps) {
  const columns = columnsOf(values, steps);
  return (
    <Figure
      title={title}
      sample={[nText(values.length, 'session'), ...sample]}
      table={{
        caption: `Sessions by ${unit}`,
        columns: [title, 'Sessions', 'Share'],
        rows: columns.map(({ label, count }) => [label, count, percentText(count, values.length)]),
      }}
    >
      <Histogram
        label={`${title}, ${nText(values.length, 'session')}`}
        columns={columns}
        unit={unit}
        what="session"
        height={200}
      />
    </Figure>
  );
}
