// Stretches of work: when they are, how long, with how many commits, and the breaks between those of one day.
import { addDays } from '../../report/calendar-day.js';
import { countText, figureText, manyText, percentText } from '../../report/figures.js';
import type { Step } from '../charts/columns-of.js';
import { peakScale } from '../charts/peak-scale.js';
import { localEnd, localStart, minutesOf, sessionBars, type TimedSession } from '../charts/session-bars.js';
import { SessionStrip } from '../charts/session-strip.js';
import type { Analytics } from '../data/answers.js';
import { useResource } from '../data/use-resource.js';
import type { View } from '../define-view.js';
import { Figure } from '../parts/figure.js';
import { LatestSessions, sessionText } from '../parts/latest-sessions.js';
import { Loaded } from '../parts/loaded.js';
import { NoCommits } from '../parts/no-commits.js';
import { Page } from '../parts/page.js';
import { isLong, nText, spanText } from '../parts/sample-text.js';
import { SessionSpread } from '../parts/session-spread.js';
import { Stats } from '../parts/stat.js';
import { timeText } from '../parts/time-text.js';
import { paramsOf, useFilters } from '../shell/filters.js';

export const view: View = {
  name: 'sessions',
  title: 'Sessions',
  path: '/sessions',
  group: 'Patterns',
  Component: SessionsView,
};

type Sessions = Analytics<'sessions'>;
type Metrics = Analytics<'metrics'>;
type SessionFigures = NonNullable<Metrics['metrics']['sessions']>['figures'];

const MOST = 1000;
const MOST_DAYS = 365;
const LATEST = 12;

function SessionsView() {
  const params = paramsOf(useFilters());
  const metrics = useResource<Metrics>('/analytics/metrics', { ...params, only: 'sessions' });
  const sessions = useResource<Sessions>('/analytics/sessions', { ...params, most: MOST });
  const figures = metrics.state === 'ready' ? metrics.data.metrics.sessions?.figures : undefined;
  return (
    <Page title="Sessions" lede={figures === undefined ? '' : ledeOf(figures)}>
      <Loaded of={metrics} shape={{ stats: 4 }}>
        {() => (figures === undefined || figures.n === 0 ? <NoCommits /> : <Stats stats={statsOf(figures)} />)}
      </Loaded>
      <Loaded of={sessions} shape={{ figures: [330, 250] }}>
        {(answer) => (answer.n === 0 ? null : <Strips answer={answer} />)}
      </Loaded>
    </Page>
  );
}

function ledeOf({ n, gapMinutes, personal }: SessionFigures): string {
  if (n === 0) return '';
  const gap = timeText(gapMinutes);
  return personal
    ? `${manyText(n, 'session')}: a pause of ${gap} ends one, for there the pauses part into short and long ones.`
    : `${manyText(n, 'session')}: a pause of ${gap} ends one.`;
}

function statsOf({ n, commits, minutes, single, breaks }: SessionFigures) {
  const alone = Math.round(single * n);
  return [
    {
      name: 'Commits a session',
      figure: figureText(commits.median),
      remark: `median; nine of ten: ${figureText(commits.p90)} or fewer`,
    },
    {
      name: 'From first to last commit',
      figure: minutes.median === null ? '–' : timeText(minutes.median),
      remark: `median of ${countText(n - alone)} with several commits`,
    },
    {
      name: 'With a single commit',
      figure: percentText(alone, n),
      remark: `${countText(alone)} of ${manyText(n, 'session')}`,
    },
    {
      name: 'Break within a day',
      figure: breaks.minutesMedian === null ? '–' : timeText(breaks.minutesMedian),
      remark: `median of ${manyText(breaks.n, 'break')}`,
    },
  ];
}

function Strips({ answer }: { readonly answer: Sessions }) {
  const { sessions, window, left } = answer;
  const listed = [spanText(window), left > 0 ? `the latest of ${countText(answer.n)}` : ''];
  return (
    <>
      <Strip answer={answer} />
      <div class="columns">
        <SessionSpread
          title="Commits a session"
          unit="commits"
          steps={COMMITS}
          sample={listed}
          values={sessions.map(({ commits }) => commits)}
        />
        <SessionSpread
          title="Length of sessions"
          unit="from the first to the last commit"
          steps={LENGTHS}
          sample={[...listed, 'with several commits']}
          values={sessions.filter(({ commits }) => commits > 1).map(minutesOf)}
        />
      </div>
      <LatestSessions sessions={sessions.slice(0, LATEST)} n={answer.n} today={window.to} />
    </>
  );
}

function Strip({ answer: { sessions, window } }: { readonly answer: Sessions }) {
  const told = sessions.toReversed().map((session) => ({ ...session, text: sessionText(session, window.to) }));
  const { from, to } = shownDays(told, window);
  const bars = sessionBars(told).filter(({ day }) => day >= from && day <= to);
  const n = new Set(bars.map(({ session }) => session)).size;
  return (
    <Figure
      title="Day by day, from midnight to midnight"
      sample={[nText(n, 'session'), spanText({ from, to }), 'local time']}
      note="A bar goes from the first commit of a session to its last: work before the first is not seen."
      table={{
        caption: 'Sessions, the earliest first',
        columns: ['Day', 'From', 'To', 'Commits', 'Lines'],
        rows: bars.map(({ day, session }) => [
          day,
          localStart(session).clock,
          localEnd(session).clock,
          session.commits,
          session.lines,
        ]),
      }}
    >
      <SessionStrip
        label={`Sessions by day and hour, ${nText(n, 'session')}`}
        from={from}
        to={to}
        bars={bars}
        scale={peakScale(bars.map(({ session }) => session.commits))}
      />
    </Figure>
  );
}

/** A year at most; of a long window, the one up to the latest session. `sessions` oldest first. */
function shownDays(sessions: readonly TimedSession[], window: Sessions['window']): Sessions['window'] {
  if (!isLong(window)) return window;
  const [first, last] = [sessions[0], sessions.at(-1)];
  if (first === undefined || last === undefined) return window;
  const to = localEnd(last).day;
  const [from = to] = [localStart(first).day, addDays(to, 1 - MOST_DAYS)].toSorted().slice(-1);
  return { from, to };
}

const COMMITS: readonly Step[] = [
  { from: 1, label: '1' },
  { from: 2, label: '2' },
  { from: 3, label: '3–4' },
  { from: 5, label: '5–8' },
  { from: 9, label: '9–16' },
  { from: 17, label: '17+' },
];
const LENGTHS: readonly Step[] = [
  { from: 0, label: '<15 min' },
  { from: 15, label: '<30 min' },
  { from: 30, label: '<1 h' },
  { from: 60, label: '<2 h' },
  { from: 120, label: '<4 h' },
  { from: 240, label: '4 h +' },
];
