// What the messages say, and how that changes.
import { countText, figureText, manyText, percentText } from '../../report/figures.js';
import { LineChart, weekText } from '../charts/line-chart.js';
import type { Analytics } from '../data/answers.js';
import { useResource } from '../data/use-resource.js';
import type { View } from '../define-view.js';
import { Empty } from '../parts/empty.js';
import { Figure } from '../parts/figure.js';
import { Loaded } from '../parts/loaded.js';
import { Bars } from '../charts/bars.js';
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
        {() => (messages === undefined || messages.figures.n === 0 ? <NoMessages /> : <Shares messages={messages} />)}
      </Loaded>
      <Loaded of={trends} shape={{ figures: [220, 220] }}>
        {(answer) => <Trend trends={answer} />}
      </Loaded>
    </Page>
  );
}

const NoMessages = () => (
  <Empty why="No message in this window." command="craftnudge track --all" does="records what is there already" />
);

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
  const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
  const sample = [nText(n), spanText(window), 'by week'];
  return (
    <div class="columns">
      <Figure
        title="Messages with a body"
        sample={sample}
        table={{
          caption: 'Messages with a body by week',
          columns: ['Week of', 'Messages', 'With a body'],
          rows: counted.map(({ monday, n: all, bodies }) => [monday, all, bodies]),
        }}
      >
        <LineChart
          label={`Share of messages with a body by week, ${nText(n)}`}
          height={200}
          valueText={(share) => percentText(share, 1)}
          points={counted.map(({ monday, n: all, bodies }) => ({
            day: monday,
            value: shareOf(bodies, all),
            text: weekText(
              monday,
              window.to,
              `${percentText(bodies, all)} (${countText(bodies)} of ${countText(all)})`,
            ),
          }))}
        />
      </Figure>
      <Figure
        title="Length of the subject line"
        sample={sample}
        table={{
          caption: 'Median of characters by week',
          columns: ['Week of', 'Messages', 'Characters'],
          rows: counted.map(({ monday, n: all, subjectMedian }) => [monday, all, figureText(subjectMedian)]),
        }}
      >
        <LineChart
          label={`Median length of subject lines by week, ${nText(n)}`}
          height={200}
          level={{ value: 72, text: '72 characters' }}
          points={counted.map(({ monday, n: all, subjectMedian }) => ({
            day: monday,
            value: subjectMedian,
            text: weekText(monday, window.to, `${figureText(subjectMedian)} characters (n = ${countText(all)})`),
          }))}
        />
      </Figure>
    </div>
  );
}
