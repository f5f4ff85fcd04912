// What the messages say, and how that changes.
import { countText, figureText, manyText, percentText } from '../../report/figures.js';
import { LineChart, weekText } from '../charts/line-chart.js';
import type { Analytics } from '../data/answers.js';
import { useResource } from '../data/use-resource.js';
import type { View } from '../define-view.js';
import { Figure } from '../parts/figure.js';
import { Loaded } from '../parts/loaded.js';
import { Bars } from '../charts/bars.js';
import { NoCommits } from '../parts/no-commits.js';
import { Page } from '../parts/page.js';
import { nText, sampleOf, shownWeeks, spanText } from '../parts/sample-text.js';
import { paramsOf, useFilters } from '../shell/filters.js';

export const view: View = {
  name: 'messages',
  title: 'Messages',
  path: '/messages',
  group: 'Patterns',
  Component: Messages,
};

type Metrics = Analytics<'metrics'>;
type MessageFigure = NonNullable<Metrics['metrics']['messages']>;
type Trends = Analytics<'trends'>;

function Messages() {
  const params = paramsOf(useFilters());
  const metrics = useResource<Metrics>('/analytics/metrics', { ...params, only: 'messages' });
  const trends = useResource<Trends>('/analytics/trends', params);
  const messages = metrics.state === 'ready' ? metrics.data.metrics.messages : undefined;
  return (
    <Page title="Messages" lede={messages === undefined ? '' : ledeOf(messages)}>
      <Loaded of={metrics} shape={{ figures: [150] }}>
        {() => (messages === undefined || messages.figures.n === 0 ? <NoCommits /> : <Shares messages={messages} />)}
      </Loaded>
      <Loaded of={trends} shape={{ figures: [220, 220] }}>
        {(answer) => <Trend trends={answer} />}
      </Loaded>
    </Page>
  );
}

function ledeOf({ figures: { n, withBody, subjectMedian } }: MessageFigure): string {
  if (n === 0) return '';
  return `${percentText(withBody, 1)} of ${manyText(n, 'message')} have a body; half of the subject lines have ${figureText(subjectMedian)} characters or fewer.`;
}

function Shares({ messages: { figures, window } }: { readonly messages: MessageFigure }) {
  const { n } = figures;
  const bars = [
    { label: 'with a body', share: figures.withBody },
    { label: 'type(scope): form', share: figures.conventional },
    { label: 'with a ticket', share: figures.tickets },
    { label: 'one word or filler', share: figures.empty },
    { label: 'work in progress', share: figures.wip },
  ].map(({ label, share }) => ({ label, value: Math.round(share * n) }));
  return (
    <Figure
      title="What messages have"
      sample={sampleOf({ n, window }, 'merges, agents and release tools left out')}
      table={{
        caption: 'Messages by what they have',
        columns: ['Messages', 'Number', 'Share'],
        rows: bars.map(({ label, value }) => [label, value, percentText(value, n)]),
      }}
    >
      <Bars label={`Messages by what they have, ${nText(n, 'message')}`} bars={bars} whole={n} full={n} />
    </Figure>
  );
}

function Trend({ trends }: { readonly trends: Trends }) {
  const { window } = trends;
  const counted = shownWeeks(trends).map((week) => ({
    ...week,
    n: Math.max(0, week.commits - week.merges - week.agents),
  }));
  const n = counted.reduce((sum, week) => sum + week.n, 0);
  if (n === 0) return null;
  const sample = [nText(n), spanText(window), 'by week, merges and agents left out'];
  return (
    <div class="columns">
      <Bodies weeks={counted} sample={sample} />
      <Lengths weeks={counted} sample={sample} />
    </div>
  );
}

interface WeeksProps {
  readonly weeks: readonly (Trends['weeks'][number] & { readonly n: number })[];
  readonly sample: readonly string[];
}

const HEIGHT = 200;
const lastOf = (weeks: WeeksProps['weeks']): string => weeks.at(-1)?.monday ?? '';

function Bodies({ weeks, sample }: WeeksProps) {
  const today = lastOf(weeks);
  const points = weeks.map(({ monday, n, bodies }) => ({
    day: monday,
    value: n === 0 ? null : bodies / n,
    text: weekText(monday, today, `${percentText(bodies, n)} (${countText(bodies)} of ${countText(n)})`),
  }));
  return (
    <Figure
      title="Messages with a body"
      sample={sample}
      table={{
        caption: 'Messages with a body by week',
        columns: ['Week of', 'Messages', 'With a body'],
        rows: weeks.map(({ monday, n, bodies }) => [monday, n, bodies]),
      }}
    >
      <LineChart
        label="Share of messages with a body by week"
        height={HEIGHT}
        valueText={(share) => percentText(share, 1)}
        points={points}
      />
    </Figure>
  );
}

function Lengths({ weeks, sample }: WeeksProps) {
  const today = lastOf(weeks);
  const points = weeks.map(({ monday, n, subjectMedian }) => ({
    day: monday,
    value: subjectMedian,
    text: weekText(monday, today, `${figureText(subjectMedian)} characters (n = ${countText(n)})`),
  }));
  return (
    <Figure
      title="Length of the subject line"
      sample={sample}
      table={{
        caption: 'Median of characters by week',
        columns: ['Week of', 'Messages', 'Characters'],
        rows: weeks.map(({ monday, n, subjectMedian }) => [monday, n, figureText(subjectMedian)]),
      }}
    >
      <LineChart
        label="Median length of subject lines by week"
        height={HEIGHT}
        level={{ value: 72, text: '72 characters' }}
        points={points}
      />
    </Figure>
  );
}
