// What analytics answers are made of: whose commits, of which days, and the views that the command line prints as --json.
import { Type } from '@sinclair/typebox';
import { Count, Day, Instant, list, oneOf, orNull, Share, UtcOffset } from './shapes.js';

/** Whose commits an answer is about. */
const Subject = Type.Object({
  who: oneOf(['me', 'everyone'], 'everyone: asked for, or because no identity is known'),
  identities: list(Type.String()),
  because: Type.Optional(oneOf(['asked', 'no-identity-known'])),
  repositories: list(Type.String({ description: 'the name of a repository' })),
});

/** First and last local day, both counted. */
export const Window = Type.Object({ from: Day, to: Day });

/** Every answer begins so. */
export const about = {
  subject: Subject,
  window: Window,
  n: Type.Integer({ minimum: 0, description: 'what was counted: commits, where nothing else is said' }),
};

export const GoalView = Type.Object({
  id: Type.Integer({ minimum: 1 }),
  text: Type.String({ description: 'as it was said' }),
  repository: orNull(Type.String({ description: 'the name of the one repository that it is about; null for all' })),
  paused: Type.Boolean(),
  state: oneOf(['met', 'not-yet', 'resting', 'too-few'], 'resting: no commit to count in its span'),
  value: orNull(Type.Number({ description: 'the median, the percent, the count' })),
  n: Count,
  k: Type.Optional(Type.Integer({ minimum: 0, description: 'for a share: how many of n' })),
  weeks: Type.Object({ met: Count, n: Count }),
  isNew: Type.Boolean({ description: 'met now and not a week ago' }),
  standing: Type.String({ description: 'how it stands, in one clause' }),
});

const NotEnough = Type.Object({ enough: Type.Literal(false), n: Count, needed: Count });
const Spread = Type.Object({ median: orNull(Type.Number()), ninetieth: orNull(Type.Number()) });

/** Commits by size: a bucket holds `from` ≤ lines < the next bucket's `from`. */
export const SizeBucket = Type.Object({ from: Count, commits: Count });

const BatchView = Type.Object({
  enough: Type.Literal(true),
  n: Count,
  lines: Spread,
  files: Spread,
  directories: Spread,
  buckets: list(SizeBucket),
  weeks: list(Type.Object({ monday: Day, n: Count, median: Type.Number() })),
});

export const FileView = Type.Object({ path: Type.String(), commits: Count, insertions: Count, deletions: Count });

const CommitView = Type.Object({
  at: Instant,
  utcOffset: UtcOffset,
  repository: Type.String({ description: 'its name' }),
  hash: Type.String(),
  subject: Type.String(),
  insertions: Count,
  deletions: Count,
  files: Count,
  agent: orNull(Type.String()),
});

const next = list(Type.String({ description: 'a command worth running next' }));

/** `craftnudge today --json`, with window and n. */
export const DayView = Type.Object({
  v: Type.Literal(1),
  ...about,
  day: Day,
  commits: list(CommitView),
  lines: Count,
  files: Count,
  hours: list(Count),
  usual: Type.Union([
    Type.Object({ enough: Type.Literal(true), n: Count, commits: Type.Number(), lines: Type.Number() }),
    NotEnough,
  ]),
  goals: list(GoalView),
  next,
});

/** `craftnudge week --json`. */
export const WeekView = Type.Object({
  v: Type.Literal(1),
  ...about,
  latest: orNull(Day),
  days: list(Type.Object({ day: Day, commits: Count, lines: Count })),
  batches: Type.Union([BatchView, NotEnough]),
  usual: Type.Union([
    Type.Object({
      enough: Type.Literal(true),
      n: Count,
      commits: Type.Number(),
      commitLines: Type.Number(),
      batches: orNull(Type.Number()),
    }),
    NotEnough,
  ]),
  files: list(FileView),
  observation: orNull(Type.String()),
  goals: list(GoalView),
  next,
});

const InsightView = Type.Object({
  kind: Type.String(),
  repository: orNull(Type.String({ description: 'the name of its repository; null over all of them' })),
  text: Type.String({ description: 'one sentence without since when, n and a full stop' }),
  since: Day,
  n: Count,
  unit: Type.String({ description: 'what n counts: commits, sessions or days' }),
  from: Day,
  to: Day,
  confidence: Share,
  at: Instant,
  whose: Type.String({ description: 'yours: others here did not change alike; alone: nobody else commits here' }),
  commits: list(Type.String({ description: 'the newest commits that show it' })),
});

/** `craftnudge insights --json`, with the repository and the commits of each. */
export const InsightsView = Type.Object({
  v: Type.Literal(1),
  ...about,
  today: Day,
  needed: Type.Integer({ description: 'commits that it takes' }),
  latest: orNull(Day),
  insights: list(InsightView),
  next,
});
