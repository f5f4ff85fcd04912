// The figures of src/analytics/metrics by name, each with the days that it looks at. A test holds this and the metrics equal.
import { type TObject, Type } from '@sinclair/typebox';
import { Count, Day, list, orNull, Share } from './shapes.js';
import { FileView, Window } from './views.js';

const Median = orNull(Type.Number());
const Spread = Type.Object({ median: Median, p90: Median });

const figure = <Figures extends TObject>(figures: Figures) =>
  Type.Optional(Type.Object({ summary: Type.String(), window: Window, figures }));

/** `n` of each says what was counted; lists hold `most` entries at most. */
export const Figures = Type.Object({
  age: figure(
    Type.Object({
      n: Count,
      median: Median,
      p90: Median,
      fresh: Count,
      settled: Count,
      oldest: list(Type.Object({ path: Type.String(), months: Count })),
    }),
  ),
  assisted: figure(
    Type.Object({
      n: Count,
      assisted: Count,
      share: Share,
      kinds: list(Type.Object({ agent: Type.String(), n: Count, linesMedian: Median, filesMedian: Median })),
    }),
  ),
  batch: figure(Type.Object({ n: Count, lines: Spread, files: Spread, directories: Spread })),
  churn: figure(
    Type.Object({
      n: Count,
      weeks: list(Type.Object({ week: Day, commits: Count, insertions: Count, deletions: Count })),
      days: list(Type.Object({ day: Day, commits: Count, insertions: Count, deletions: Count })),
      files: list(FileView),
    }),
  ),
  coupling: figure(
    Type.Object({
      n: Count,
      pairs: list(
        Type.Object({
          files: Type.Unsafe<readonly [string, string]>({
            type: 'array',
            items: { type: 'string' },
            minItems: 2,
            maxItems: 2,
          }),
          degree: Type.Integer({ minimum: 0, maximum: 100, description: 'percent' }),
          averageRevisions: Count,
          shared: Count,
        }),
      ),
    }),
  ),
  hotspots: figure(
    Type.Object({ n: Count, files: list(Type.Object({ path: Type.String(), commits: Count, fixes: Count })) }),
  ),
  knowledge: figure(
    Type.Object({
      n: Count,
      byOne: Count,
      byMe: orNull(Count),
      files: list(Type.Object({ path: Type.String(), commits: Count, own: Count })),
    }),
  ),
  messages: figure(
    Type.Object({
      n: Count,
      subjectMedian: Median,
      withBody: Share,
      conventional: Share,
      empty: Share,
      tickets: Share,
      wip: Share,
    }),
  ),
  rework: figure(
    Type.Object({
      n: Count,
      reworked: Count,
      share: Share,
      files: list(Type.Object({ path: Type.String(), commits: Count })),
    }),
  ),
  rhythm: figure(
    Type.Object({
      n: Count,
      hours: list(list(Count)),
      calendar: list(Type.Object({ day: Day, commits: Count })),
    }),
  ),
  sessions: figure(
    Type.Object({
      n: Count,
      gapMinutes: Count,
      personal: Type.Boolean(),
      commits: Spread,
      minutes: Spread,
      single: Share,
      breaks: Type.Object({ n: Count, minutesMedian: Median }),
    }),
  ),
  switches: figure(Type.Object({ n: Count, days: Count, switches: Count, median: Median, p90: Median })),
  tests: figure(Type.Object({ n: Count, along: Count, share: Share })),
});
