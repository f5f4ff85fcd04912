// Today beside a usual one, and the week around it.
import { clockOf, dayText, LONG_WEEKDAYS, weekdayName, weekdayOfDay, windowText } from '../../report/calendar-day.js';
import { countText, figureText, manyText, tooFewText } from '../../report/figures.js';
import { Bars } from '../charts/bars.js';
import { Histogram } from '../charts/histogram.js';
import type { Analytics } from '../data/answers.js';
import { useResource } from '../data/use-resource.js';
import type { View } from '../define-view.js';
import { Empty } from '../parts/empty.js';
import { Figure } from '../parts/figure.js';
import { Loaded } from '../parts/loaded.js';
import { Meter } from '../parts/meter.js';
import { Page } from '../parts/page.js';
import { nText } from '../parts/sample-text.js';
import { Stats } from '../parts/stat.js';
import { paramsOf, useFilters } from '../shell/filters.js';

export const view: View = { name: 'today', title: 'Today', path: '/', group: 'Now', Component: Today };

type Day = Analytics<'today'>;
type Week = Analytics<'week'>;

function Today() {
  const { repository, author } = paramsOf(useFilters());
  const today = useResource<Day>('/analytics/today', { repository, author });
  const week = useResource<Week>('/analytics/week', { repository, author });
  return (
    <Page title="Today" lede={today.state === 'ready' ? ledeOf(today.data) : ''}>
      <Loaded of={today} shape={{ stats: 4, figures: [200] }}>
        {(day) => <DayFigures day={day} />}
      </Loaded>
      <Loaded of={week} shape={{ figures: [210] }}>
        {(days) => <WeekFigures week={days} />}
      </Loaded>
    </Page>
  );
}

function ledeOf({ day, commits, lines, files }: Day): string {
  const date = `${LONG_WEEKDAYS[weekdayOfDay(day)] ?? ''}, ${dayText(day, '')}`;
  if (commits.length === 0) return `${date}: no commit yet.`;
  return `${date}: ${manyText(commits.length, 'commit')}, ${manyText(lines, 'line')} in ${manyText(files, 'file')}.`;
}

function DayFigures({ day }: { readonly day: Day }) {
  return (
    <>
      <Stats stats={statsOf(day)} />
      {day.commits.length > 0 && <Commits day={day} />}
      {day.goals.length > 0 && <Goals goals={day.goals} />}
    </>
  );
}

function statsOf({ day, commits, lines, files, usual }: Day) {
  const weekday = LONG_WEEKDAYS[weekdayOfDay(day)] ?? '';
  const usually = (figure: number): string => `usual on a ${weekday}: ${countText(figure)}`;
  const few = usual.enough ? '' : tooFewText(usual.n, usual.needed, `${weekday}s`);
  return [
    { name: 'Commits', figure: countText(commits.length), remark: usual.enough ? usually(usual.commits) : few },
    {
      name: 'Lines',
      figure: countText(lines),
      remark: usual.enough ? `${usually(usual.lines)} (n = ${usual.n})` : 'added and deleted',
    },
    { name: 'Files', figure: countText(files), remark: `in ${manyText(commits.length, 'commit')}` },
  ];
}

function Commits({ day: { day, commits, hours } }: { readonly day: Day }) {
  const rows = commits.map((commit): readonly (number | string)[] => [
    clockOf(Date.parse(commit.at) / 1000, commit.utcOffset),
    commit.subject,
    commit.repository,
    commit.hash.slice(0, 7),
    commit.insertions,
    commit.deletions,
  ]);
  const sample = [nText(commits.length), dayText(day, '')];
  return (
    <>
      <Figure
        title="Commits of the day"
        sample={sample}
        isTable
        table={{
          caption: 'Commits of the day, in their order',
          columns: ['Time', 'Subject', 'Repository', 'Commit', 'Added', 'Deleted'],
          rows,
        }}
      />
      <ByHour hours={hours} sample={sample} />
    </>
  );
}

interface ByHourProps {
  readonly hours: Day['hours'];
  readonly sample: readonly string[];
}

function ByHour({ hours, sample }: ByHourProps) {
  return (
    <Figure
      title="By hour"
      sample={[...sample, 'local time']}
      table={{
        caption: 'Commits by local hour',
        columns: ['Hour', 'Commits'],
        rows: hours.map((count, hour) => [`${hour}:00`, count]),
      }}
    >
      <Histogram
        label="Commits by local hour"
        unit="o’clock"
        height={150}
        columns={hours.map((count, hour) => ({ label: String(hour), count }))}
      />
    </Figure>
  );
}

function Goals({ goals }: { readonly goals: Day['goals'] }) {
  return (
    <section class="card" aria-labelledby="goals-today">
      <header>
        <div>
          <h2 id="goals-today">Goals</h2>
          <p class="sample">{manyText(goals.length, 'goal')}, as they stand now</p>
        </div>
      </header>
      {goals.map(({ id, text, standing, weeks }) => (
        <Meter key={id} name={text} part={weeks.met} whole={weeks.n} remark={`weeks met; now ${standing}`} />
      ))}
    </section>
  );
}

function WeekFigures({ week }: { readonly week: Week }) {
  const { n, window, days, usual, observation, latest } = week;
  if (n === 0) return <QuietWeek latest={latest} />;
  const span = windowText(window.from, window.to);
  const usually = usual.enough
    ? [`usual week: ${manyText(usual.commits, 'commit')} (n = ${manyText(usual.n, 'week')})`]
    : [];
  return (
    <Figure
      title="Seven days"
      sample={[nText(n), span, ...usually]}
      note={observation ?? undefined}
      table={{
        caption: 'Commits and lines a day',
        columns: ['Day', 'Commits', 'Lines'],
        rows: days.map(({ day, commits, lines }) => [day, commits, figureText(lines)]),
      }}
    >
      <Bars
        label={`Commits a day, ${span}`}
        bars={days.map(({ day, commits }) => ({
          label: `${weekdayName(day)} ${dayText(day, window.to)}`,
          value: commits,
        }))}
      />
    </Figure>
  );
}

function QuietWeek({ latest }: { readonly latest: string | null }) {
  if (latest !== null)
    return (
      <Empty
        why={`No commit in the last seven days; the latest is of ${dayText(latest, '')}. Rhythm shows the time before.`}
      />
    );
  return (
    <Empty
      why="No commit of yours is recorded yet."
      command="craftnudge track --all"
      does="records what is there already"
    />
  );
}
