// How much goes into one commit, and how that changes.
import { countText, figureText, manyText, percentText } from '../../report/figures.js';
import { type Column, Histogram } from '../charts/histogram.js';
import { LineChart, type LinePoint, weekText } from '../charts/line-chart.js';
import { rollingOf, spanOf } from '../charts/rolling.js';
import type { Analytics } from '../data/answers.js';
import { useResource } from '../data/use-resource.js';
import type { View } from '../define-view.js';
import { Empty } from '../parts/empty.js';
import { Figure } from '../parts/figure.js';
import { Loaded } from '../parts/loaded.js';
import { Page } from '../parts/page.js';
import { nText, shownWeeks, spanText } from '../parts/sample-text.js';
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
  const filters = useFilters();
  const params = paramsOf(filters);
  const metrics = useResource<Metrics>('/analytics/metrics', { ...params, only: 'batch' });
  const trends = useResource<Trends>('/analytics/trends', params);
  const batch = metrics.state === 'ready' ? metrics.data.metrics.batch : undefined;
  return (
    <Page title="Batches" lede={batch === undefined ? '' : ledeOf(batch, filters.author === 'everyone')}>
      <Loaded of={metrics} shape={{ stats: 4 }}>
        {() => (batch === undefined || batch.figures.n === 0 ? <NoBatches /> : <Stats stats={statsOf(batch)} />)}
      </Loaded>
      <Loaded of={trends} shape={{ figures: [240, 220] }}>
        {(answer) => <Trend trends={answer} />}
      </Loaded>
    </Page>
  );
}

const NoBatches = () => (
  <Empty why="No commit in this window." command="craftnudge track --all" does="records what is there already" />
);

function ledeOf({ figures: { n, lines, files } }: Batch, isEverybody: boolean): string {
  if (n === 0) return '';
  return `Half of ${isEverybody ? 'all' : 'your'} commits change ${figureText(lines.median)} lines or fewer, in ${figureText(files.median)} files or fewer.`;
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
      remark: `median; nine of ten: ${figureText(p90)} or fewer`,
    })),
  ];
}

function Trend({ trends }: { readonly trends: Trends }) {
  const { sizes, window } = trends;
  const weeks = shownWeeks(trends);
  const points = weeks.map((week): LinePoint => pointOf(week, window.to));
  const counted = sizes.reduce((sum, { commits }) => sum + commits, 0);
  const columns = columnsOf(sizes);
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
      <Figure
        title="How often which size"
        sample={[nText(counted), spanText(window), 'lines added and deleted']}
        table={{
          caption: 'Commits by size',
          columns: ['Lines', 'Commits', 'Share'],
          rows: columns.map(({ label, count }) => [label, count, percentText(count, counted)]),
        }}
      >
        <Histogram label={`Commits by lines changed, ${nText(counted)}`} unit="lines" columns={columns} />
      </Figure>
    </>
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
