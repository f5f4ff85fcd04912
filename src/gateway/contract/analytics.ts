// What analytics takes and gives: figures, trends, days, sessions, drafts, patterns, insights, goals. An answer says whose
// commits, of which days and how many; no answer names or compares people.
import { type Static, Type } from '@sinclair/typebox';
import { Count, Day, Instant, list, Named, oneOf, orNull, RepositoryKey, strict, UtcOffset } from './shapes.js';
import { Figures } from './figures.js';
import { Pattern } from './kinds.js';
import {
  about,
  type DayView,
  FileView,
  GoalView,
  type InsightsView,
  SizeBucket,
  type WeekView,
  Window,
} from './views.js';

const repository = Type.Optional(RepositoryKey);
const author = Type.Unsafe<'everyone' | 'me'>({
  type: 'string',
  enum: ['me', 'everyone'],
  default: 'me',
  description: 'whose commits: your own, or everybody’s together',
});
const windowed = {
  repository,
  author,
  from: Type.Optional(
    Type.String({ ...Day, description: 'first local day; 26 weeks up to `to` where it is left out' }),
  ),
  to: Type.Optional(Type.String({ ...Day, description: 'last local day, counted; today where it is left out' })),
};

export const WindowQuery = strict(windowed);
export const MetricsQuery = strict({
  ...windowed,
  only: Type.Optional(
    Type.String({
      pattern: '^[a-z]+(,[a-z]+)*$',
      maxLength: 200,
      description: 'names of metrics, with commas; where it is left out all but age, which reads the whole history',
      examples: ['rhythm,batch'],
    }),
  ),
  most: Type.Integer({ minimum: 1, maximum: 500, default: 10, description: 'entries of each list of files, at most' }),
});
const most = Type.Integer({ minimum: 1, maximum: 1000, default: 200, description: 'entries listed, at most' });
export const ListQuery = strict({ ...windowed, most });
export const DayQuery = strict({
  repository,
  author,
  on: Type.Optional(Type.String({ ...Day, description: 'the day, or the last day of the week; today where left out' })),
});
export const RepositoryQuery = strict({ repository });
export const OneRepositoryQuery = strict({ repository: RepositoryKey });

export const Metrics = Type.Object({ ...about, merges: Count, agents: Count, metrics: Figures });

/** Of one day or one week. From `fixes` on merges and agents' commits are left out. */
const measured = {
  commits: Count,
  merges: Count,
  agents: Count,
  fixes: Count,
  insertions: Count,
  deletions: Count,
  files: Type.Integer({ minimum: 0, description: 'changed files, a file counted once a commit' }),
  linesMedian: orNull(Type.Number()),
  filesMedian: orNull(Type.Number()),
  directoriesMedian: orNull(Type.Number()),
  subjectMedian: orNull(Type.Number()),
  bodies: Count,
  conventional: Count,
  emptySubjects: Count,
};
export const Days = Type.Object({ ...about, days: list(Type.Object({ day: Day, ...measured })) });
export const Trends = Type.Object({
  ...about,
  weeks: list(Type.Object({ monday: Day, ...measured })),
  sizes: list(SizeBucket),
});

export const Sessions = Type.Object({
  ...about,
  gapMinutes: Type.Integer({ description: 'the pause that ends one' }),
  personal: Type.Boolean({ description: 'your own pauses part clearly there; otherwise it is two hours' }),
  sessions: list(
    Type.Object({
      start: Instant,
      end: Instant,
      utcOffset: UtcOffset,
      commits: Count,
      lines: Count,
      repositories: list(Type.String()),
      breakMinutes: orNull(Type.Number({ description: 'since the session before on the same local day' })),
    }),
  ),
  left: Type.Integer({ description: 'older ones that are not listed' }),
});

export const Files = Type.Object({
  ...about,
  files: list(
    Type.Object({
      ...FileView.properties,
      fixes: Type.Integer({ minimum: 0, description: 'those of its commits that correct something' }),
    }),
  ),
  left: Type.Integer({ description: 'files with fewer changed lines that are not listed' }),
});

const LineageCommit = {
  hash: Type.String(),
  at: Instant,
  utcOffset: UtcOffset,
  subject: Type.String(),
  insertions: Count,
  deletions: Count,
};
export const Lineage = Type.Object({
  ...about,
  figures: Type.Object({
    commits: Count,
    drafts: Count,
    amended: Count,
    rebased: Count,
    fixups: Count,
    secondsMedian: orNull(Type.Number()),
  }),
  lineages: list(
    Type.Object({
      ...LineageCommit,
      repository: Type.String(),
      secondsInDraft: Count,
      drafts: list(
        Type.Object({
          ...LineageCommit,
          command: oneOf(['amend', 'rebase']),
          isFixup: Type.Boolean({ description: 'meant to be folded in from the start' }),
          replacedBy: Type.String(),
          replacedAt: Instant,
        }),
      ),
    }),
  ),
  left: Type.Integer({ description: 'older ones that are not listed' }),
});

export const Patterns = Type.Object({
  ...about,
  window: orNull(Window),
  kinds: list(Pattern),
});

const FigureKind = Type.Object({
  name: Type.String(),
  label: Type.String(),
  unit: oneOf(['count', 'number', 'ratio', 'share']),
});
export const Evaluation = Type.Object({
  ...about,
  version: Type.String(),
  companionVersion: Type.String(),
  weights: oneOf(['left-out', 'shipped']),
  sections: list(
    Type.Object({
      name: Type.String(),
      title: Type.String(),
      note: Type.String(),
      figures: list(FigureKind),
      values: Type.Record(Type.String(), orNull(Type.Number())),
    }),
  ),
});

export const AnalyseBody = strict({ repository: RepositoryKey });
export const Analysed = Type.Object({ repository: Named, at: Instant });

export const Goals = Type.Object({ goals: list(GoalView), examples: list(Type.String()) });
export const GoalBody = strict({
  text: Type.String({ minLength: 1, maxLength: 200, examples: ['median batch under 100 lines'] }),
  repository,
});
export const GoalParams = strict({ id: Type.Integer({ minimum: 1, maximum: 99 }) });
export const GoalChange = strict({ paused: Type.Boolean() });

type Window_ = Static<typeof WindowQuery>;
type Day_ = Static<typeof DayQuery>;

export interface AnalyticsOperations {
  metrics(input: Static<typeof MetricsQuery>): Promise<Static<typeof Metrics>>;
  trends(input: Window_): Promise<Static<typeof Trends>>;
  days(input: Window_): Promise<Static<typeof Days>>;
  files(input: Static<typeof ListQuery>): Promise<Static<typeof Files>>;
  sessions(input: Static<typeof ListQuery>): Promise<Static<typeof Sessions>>;
  lineage(input: Static<typeof ListQuery>): Promise<Static<typeof Lineage>>;
  patterns(input: Static<typeof RepositoryQuery>): Promise<Static<typeof Patterns>>;
  insights(input: Static<typeof RepositoryQuery>): Promise<Static<typeof InsightsView>>;
  today(input: Day_): Promise<Static<typeof DayView>>;
  week(input: Day_): Promise<Static<typeof WeekView>>;
  evaluation(input: Static<typeof OneRepositoryQuery>): Promise<Static<typeof Evaluation>>;
  /** What the first commit of a day would set off. */
  analyse(input: Static<typeof AnalyseBody>): Promise<Static<typeof Analysed>>;
  goals(input: Readonly<Record<string, never>>): Promise<Static<typeof Goals>>;
  addGoal(input: Static<typeof GoalBody>): Promise<Static<typeof Goals>>;
  changeGoal(input: Static<typeof GoalChange> & Static<typeof GoalParams>): Promise<Static<typeof Goals>>;
  removeGoal(input: Static<typeof GoalParams>): Promise<Static<typeof Goals>>;
}
