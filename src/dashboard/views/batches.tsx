// How much goes into one commit, and how that changes.
import { countText, figureText, manyText, percentText } from '../../report/figures.js';
import { type Column, Histogram } from '../charts/histogram.js';
import { LineChart, type LinePoint, weekText } from '../charts/line-chart.js';
import { rollingOf, spanOf } from '../charts/rolling.js';
import type { Analytics } from '../data/answers.js';
import { useResource } from '../data/use-resource.js';
import type { View } from '../define-view.js';
import { Figure } from '../parts/figure.js';
import { Loaded } from '../parts/loaded.js';
import { NoCommits } from '../parts/no-commits.js';
import { Page } from '../parts/page.js';
import { type About, nText, shownWeeks, spanText } from '../parts/sample-text.js';
import { Stats } from '../parts/stat.js';
import { paramsOf, useFilters } from '../shell/filters.js';

export const view: View = {
  name: 'batches',
  title: 'Batches',
  path: '/batches',
  group: 'Patterns',
  Component: Batches,
};

type Metrics = Analytics<'metrics'>;
type Batch = NonNullable<Metrics['metrics']['batch']>;
type Trends = Analytics<'trends'>;

function Batches() {
  const params = paramsOf(useFilters());
  const metrics = useResource<Metrics>('/analytics/metrics', { ...params, only: 'batch' });
  const trends = useResource<Trends>('/analytics/trends', params);
  const batch = metrics.state === 'ready' ? metrics.data.metrics.batch : undefined;
  return (
    <Page title="Batches" lede={batch === undefined ? '' : ledeOf(batch)}>
      <Loaded of={metrics} shape={{ stats: 4 }}>
        {() => (batch === undefined || batch.figures.n === 0 ? <NoCommits /> : <Stats stats={statsOf(batch)} />)}
      </Loaded>
      <Loaded of={trends} shape={{ figures: [240, 220] }}>
        {(answer) => <Trend trends={answer} />}
      </Loaded>
    </Page>
  );
}

function ledeOf({ figures: { n, lines, files } }: Batch): string {
  if (n === 0) return '';
  return `Half of ${manyText(n, 'commit')} change up to ${manyText(lines.median ?? 0, 'line')}, in up to ${manyText(files.median ?? 0, 'file')}.`;
}

function statsOf({ figures: { n, lines, files, directories } }: Batch) {
  const figures = [
    { name: 'Lines a commit', spread: lines },
    { name: 'Files a commit', spread: files },
    { name: 'Folders a commit', spread: directories, says: 'Different folders that a commit touches' },
  ];
  return [
    { name: 'Commits', figure: countText(n), remark: 'without merges and agents' },
    ...figures.map(({ spread: { median, p90 }, ...named }) => ({
      ...named,
      figure: figureText(median),
      remark: `median; 9 of 10: up to ${figureText(p90)}`,
    })),
  ];
}

function Trend({ trends }: { readonly trends: Trends }) {
  const { sizes, window } = trends;
  const weeks = shownWeeks(trends);
  const points = weeks.map((week): LinePoint => pointOf(week, window.to));
  const counted = sizes.reduce((sum, { commits }) => sum + commits, 0);
  if (counted === 0) return null;
  return (
    <>
      <Figure
        title="Batch size over time"
        sample={[nText(counted), spanText(window), 'logarithmic']}
        note={`Dots: median of lines a commit, week by week. Line: the median of ${spanOf(points.length)} weeks around; band: the middle half of them.`}
        table={{
          caption: 'Lines a commit by week',
          columns: ['Week of', 'Commits', 'Median of lines', 'Median of files'],
          rows: weeks.map(({ monday, commits, linesMedian, filesMedian }) => [
            monday,
            commits,
            figureText(linesMedian),
            figureText(filesMedian),
          ]),
        }}
      >
        <LineChart
          label={`Median of lines a commit by week, ${nText(counted)}`}
          points={points}
          trend={rollingOf(points)}
          isLog
        />
      </Figure>
      <Sizes sizes={sizes} n={counted} window={window} />
    </>
  );
}

interface SizesProps extends About {
  readonly sizes: Trends['sizes'];
}

function Sizes({ sizes, n, window }: SizesProps) {
  const columns = columnsOf(sizes);
  return (
    <Figure
      title="How often which size"
      sample={[nText(n), spanText(window), 'lines added and deleted']}
      table={{
        caption: 'Commits by size',
        columns: ['Lines', 'Commits', 'Share'],
        rows: columns.map(({ label, count }) => [label, count, percentText(count, n)]),
      }}
    >
      <Histogram label={`Commits by lines changed, ${nText(n)}`} unit="lines" columns={columns} />
    </Figure>
  );
}

type Week = Trends['weeks'][number];

function pointOf({ monday, commits, linesMedian }: Week, today: string): LinePoint {
  return {
    day: monday,
    value: linesMedian,
    text: weekText(monday, today, `${figureText(linesMedian)} lines (n = ${manyText(commits, 'commit')})`),
  };
}

function columnsOf(sizes: Trends['sizes']): readonly Column[] {
  return sizes.map(({ from, commits }, index) => {
    const next = sizes[index + 1]?.from;
    return { label: next === undefined ? `${countText(from)}+` : rangeText(from, next - 1), count: commits };
  });
}

const rangeText = (from: number, to: number): string =>
  from === to ? countText(from) : `${countText(from)}–${countText(to)}`;
