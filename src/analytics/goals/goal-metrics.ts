// What a goal can be about. A further one is one entry: its words, an example, and what it reads in a commit.
// There is none for how much somebody works: a goal that counts commits is met by cutting them up.
import { lengthOfSubject } from '../../domain/concealed-subject.js';
import type { CommitFact } from '../../domain/fact.js';
import { hourOf, localDayOf, weekdayOf } from '../../domain/local-time.js';
import { isConventional, isEmptyWorded, isMachineWorded } from '../message-class.js';
import { linesOf } from '../metrics/batch.js';
import { isTest } from '../path-class.js';

interface MetricWords {
  readonly name: string;
  /** What a person calls it, the first as this program says it. */
  readonly words: readonly string[];
  readonly example: string;
}

/** The median of a figure of each commit; null where a commit has none. */
interface MedianMetric extends MetricWords {
  readonly kind: 'median';
  /** One and many of it. */
  readonly unit: readonly [one: string, many: string];
  figure(commit: CommitFact): number | null;
}

/** How many of the commits to which it applies are as wished. */
interface ShareMetric extends MetricWords {
  readonly kind: 'share';
  /** It needs a limit for each commit: "under 200 lines". */
  readonly limited?: boolean;
  applies(commit: CommitFact): boolean;
  isWished(commit: CommitFact, limit: number): boolean;
}

/** How many different keys commits have; null where one does not count. */
interface CountMetric extends MetricWords {
  readonly kind: 'count';
  /** One and many of it. */
  readonly unit: readonly [one: string, many: string];
  key(commit: CommitFact): string | null;
}

export type GoalMetric = CountMetric | MedianMetric | ShareMetric;

const isWorded = ({ subject }: CommitFact): boolean => !isMachineWorded(subject);
const dayOf = ({ authoredAt, utcOffset }: CommitFact): string => localDayOf(authoredAt, utcOffset);
const isLate = ({ authoredAt, utcOffset }: CommitFact): boolean => {
  const hour = hourOf(authoredAt, utcOffset);
  return hour >= 21 || hour < 5;
};
const isWeekend = ({ authoredAt, utcOffset }: CommitFact): boolean => weekdayOf(authoredAt, utcOffset) >= 5;

export const goalMetrics: readonly GoalMetric[] = [
  {
    name: 'batch',
    kind: 'median',
    words: ['median batch', 'batch', 'batch size', 'median commit', 'median lines'],
    example: 'median batch under 100 lines',
    unit: ['line', 'lines'],
    figure: linesOf,
  },
  {
    name: 'files',
    kind: 'median',
    words: ['median files', 'files', 'files a commit'],
    example: 'median files at most 3',
    unit: ['file', 'files'],
    figure: ({ fileCount }) => fileCount,
  },
  {
    name: 'subject',
    kind: 'median',
    words: ['median subject', 'subject', 'subject length'],
    example: 'median subject under 60 characters',
    unit: ['character', 'characters'],
    figure: (commit) => (isWorded(commit) ? lengthOfSubject(commit.subject) : null),
  },
  {
    name: 'small-commits',
    kind: 'share',
    limited: true,
    words: ['commits'],
    example: '9 of 10 commits under 200 lines',
    applies: (commit) => linesOf(commit) !== null,
    isWished: (commit, limit) => (linesOf(commit) ?? 0) < limit,
  },
  {
    name: 'tests',
    kind: 'share',
    words: ['tests with code', 'code with tests', 'tests'],
    example: 'tests with code 6 of 10',
    applies: ({ codeExtensions }) => codeExtensions > 0,
    isWished: ({ files }) => files.some(({ path }) => isTest(path)),
  },
  {
    name: 'bodies',
    kind: 'share',
    words: ['messages with a body', 'body', 'bodies'],
    example: 'messages with a body 5 of 10',
    applies: isWorded,
    isWished: ({ bodyLength }) => bodyLength > 0,
  },
  {
    name: 'conventional',
    kind: 'share',
    words: ['conventional subjects', 'conventional', 'conventional messages', 'conventional commits'],
    example: 'conventional subjects 9 of 10',
    applies: isWorded,
    isWished: ({ subject }) => isConventional(subject),
  },
  {
    name: 'telling',
    kind: 'share',
    words: ['telling subjects', 'subjects that say something', 'telling messages'],
    example: 'telling subjects 10 of 10',
    applies: isWorded,
    isWished: ({ subject }) => !isEmptyWorded(subject),
  },
  {
    name: 'late-days',
    kind: 'count',
    words: ['late evenings', 'late nights', 'late days'],
    example: 'late evenings at most 1 a week',
    unit: ['day with commits from 21:00 to 5:00', 'days with commits from 21:00 to 5:00'],
    key: (commit) => (isLate(commit) ? dayOf(commit) : null),
  },
  {
    name: 'weekend-days',
    kind: 'count',
    words: ['weekend days', 'weekends', 'days on weekends'],
    example: 'weekend days at most 0 a week',
    unit: ['weekend day with commits', 'weekend days with commits'],
    key: (commit) => (isWeekend(commit) ? dayOf(commit) : null),
  },
];

export function goalMetricOf(name: string): GoalMetric | undefined {
  return goalMetrics.find((metric) => metric.name === name);
}
