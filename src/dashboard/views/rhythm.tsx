// When the work happens: a calendar of days, and hour by weekday.
import { daysBetween, LONG_WEEKDAYS } from '../../report/calendar-day.js';
import { countText, manyText, percentText } from '../../report/figures.js';
import { CalendarMap } from '../charts/calendar-map.js';
import { HourMap } from '../charts/hour-map.js';
import { YearMap } from '../charts/year-map.js';
import type { Analytics } from '../data/answers.js';
import { useResource } from '../data/use-resource.js';
import type { View } from '../define-view.js';
import { Figure } from '../parts/figure.js';
import { Loaded } from '../parts/loaded.js';
import { NoCommits } from '../parts/no-commits.js';
import { Page } from '../parts/page.js';
import { nText, sampleOf, spanText } from '../parts/sample-text.js';
import { Stats } from '../parts/stat.js';
import { paramsOf, useFilters } from '../shell/filters.js';

export const view: View = { name: 'rhythm', title: 'Rhythm', path: '/rhythm', group: 'Patterns', Component: Rhythm };

type Metrics = Analytics<'metrics'>;
type RhythmFigure = NonNullable<Metrics['metrics']['rhythm']>;

function Rhythm() {
  const answer = useResource<Metrics>('/analytics/metrics', { ...paramsOf(useFilters()), only: 'rhythm' });
  const rhythm = answer.state === 'ready' ? answer.data.metrics.rhythm : undefined;
  return (
    <Page title="Rhythm" lede={rhythm === undefined ? '' : ledeOf(rhythm)}>
      <Loaded of={answer} shape={{ stats: 4, figures: [164, 190] }}>
        {({ metrics }) =>
          metrics.rhythm === undefined || metrics.rhythm.figures.n === 0 ? (
            <NoCommits />
          ) : (
            <RhythmFigures rhythm={metrics.rhythm} />
          )
        }
      </Loaded>
    </Page>
  );
}

function ledeOf({ figures: { n, calendar } }: RhythmFigure): string {
  if (n === 0) return '';
  return `${manyText(n, 'commit')} on ${manyText(activeDays(calendar).length, 'day')}.`;
}

type Calendar = RhythmFigure['figures']['calendar'];
const activeDays = (calendar: Calendar): Calendar => calendar.filter(({ commits }) => commits > 0);

/** Longer windows are drawn week by week. */
const MOST_DAYS = 550;

function RhythmFigures({ rhythm: { figures, window } }: { readonly rhythm: RhythmFigure }) {
  const { n, hours, calendar } = figures;
  const days = activeDays(calendar);
  const about = { n, window };
  const drawn = drawnWindow(window, days);
  const isLong = daysBetween(drawn.from, drawn.to) > MOST_DAYS;
  const DayMap = isLong ? YearMap : CalendarMap;
  return (
    <>
      <Stats stats={statsOf(figures)} />
      <Figure
        title={isLong ? 'Week by week' : 'Day by day'}
        sample={sampleOf(about)}
        table={{
          caption: 'Commits a day',
          columns: ['Day', 'Commits'],
          rows: days.map(({ day, commits }) => [day, commits]),
        }}
      >
        <DayMap
          label={`Commits a ${isLong ? 'week' : 'day'}, ${spanText(about.window)}`}
          {...drawn}
          days={days.map(({ day, commits }) => ({ day, count: commits }))}
        />
      </Figure>
      <Figure
        title="Hour by weekday"
        sample={sampleOf(about, 'local time of each commit')}
        table={{
          caption: 'Commits by weekday and local hour',
          columns: ['Weekday', ...(hours[0]?.map((_, hour) => `${hour}:00`) ?? [])],
          rows: hours.map((counts, day) => [LONG_WEEKDAYS[day] ?? '', ...counts]),
        }}
      >
        <HourMap label={`Commits by weekday and hour, ${nText(n)}`} hours={hours} />
      </Figure>
    </>
  );
}

/** Years are drawn from the first day that has something. */
function drawnWindow({ from, to }: RhythmFigure['window'], days: Calendar) {
  const first = days[0]?.day ?? from;
  return { from: daysBetween(from, to) > MOST_DAYS ? first : from, to };
}

function statsOf({ n, hours, calendar }: RhythmFigure['figures']) {
  const days = activeDays(calendar);
  const byWeekday = hours.map((counts) => counts.reduce((sum, count) => sum + count, 0));
  const byHour = Array.from({ length: 24 }, (_, hour) => hours.reduce((sum, counts) => sum + (counts[hour] ?? 0), 0));
  const [weekday, hour] = [byWeekday.indexOf(Math.max(...byWeekday)), byHour.indexOf(Math.max(...byHour))];
  const late = byHour.filter((_, at) => at >= 22 || at < 6).reduce((sum, count) => sum + count, 0);
  return [
    {
      name: 'Days with commits',
      figure: countText(days.length),
      remark: `${countText(n / Math.max(1, days.length))} commits a day, on average`,
    },
    {
      name: 'Busiest weekday',
      figure: LONG_WEEKDAYS[weekday] ?? '–',
      remark: `${countText(byWeekday[weekday] ?? 0)} of ${manyText(n, 'commit')}`,
    },
    {
      name: 'Busiest hour',
      figure: `${hour}:00`,
      remark: `${countText(byHour[hour] ?? 0)} of ${manyText(n, 'commit')}`,
    },
    {
      name: 'Between 22:00 and 6:00',
      figure: percentText(late, n),
      remark: `${countText(late)} of ${manyText(n, 'commit')}`,
    },
  ];
}
