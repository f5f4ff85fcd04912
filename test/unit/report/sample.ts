// Small hand-made pages for tests: every value can be changed, none is needed.
import type { Instant } from '../../../src/domain/commit-record.js';
import { type Paper, plainPaint } from '../../../src/report/line.js';
import type { HabitView, ReportView } from '../../../src/report/report-shape.js';
import type {
  BatchView,
  CommitView,
  DayView,
  FileView,
  InstallView,
  PreviewItem,
  PreviewView,
  Subject,
  WeekView,
} from '../../../src/report/view.js';

export const paper = (columns: number): Paper => ({ columns, paint: plainPaint });

/** A page as it stands in a test: without its margin and its first newline. */
export const page = (text: string): string => `${text.replace(/^\n/, '').replace(/^ {4}/gm, '').trimEnd()}\n`;

export const ada: Subject = { who: 'me', identities: ['ada@ex.org', 'ada@corp.com'], repositories: ['api'] };

const aBatch = (): BatchView => ({
  n: 38,
  lines: { median: 21, ninetieth: 210 },
  files: { median: 2, ninetieth: 9 },
  directories: { median: 1.5, ninetieth: 4 },
  buckets: [
    { from: 0, commits: 12 },
    { from: 10, commits: 16 },
    { from: 50, commits: 8 },
    { from: 250, commits: 2 },
  ],
  weeks: [
    { monday: '2026-11-09', n: 18, median: 19 },
    { monday: '2026-11-16', n: 20, median: 24 },
  ],
});

export const aFile = (file: Partial<FileView> = {}): FileView => ({
  path: 'src/router.js',
  commits: 12,
  insertions: 900,
  deletions: 304,
  ...file,
});

export const anItem = (item: Partial<PreviewItem> = {}): PreviewItem => ({
  at: '2026-09-12T13:10:00Z' as Instant,
  utcOffset: 120,
  repository: 'api',
  hash: '8f3c2d1a'.repeat(5),
  kind: 'fix-loop',
  sentence: 'second fix to router.js in 3 h',
  outcome: 'a third came at 16:10',
  verdict: 'right',
  ...item,
});

export const aPreview = (preview: Partial<PreviewView> = {}): PreviewView => ({
  days: 90,
  spoken: 4,
  right: 2,
  wrong: 1,
  open: 0,
  facts: 1,
  items: [
    anItem(),
    anItem({
      at: '2026-10-02T08:00:00Z' as Instant,
      hash: '1e02bb9a'.repeat(5),
      sentence: '412 lines in 6 folders, larger and wider than 9 of 10 of yours',
      outcome: 'symbols.ts was corrected 4 d later',
    }),
    anItem({
      at: '2026-10-30T08:00:00Z' as Instant,
      hash: 'c0ffee00'.repeat(5),
      sentence: '4th fix to index.ts in 90 days',
      outcome: null,
      verdict: 'wrong',
    }),
    anItem({
      at: '2026-11-20T08:00:00Z' as Instant,
      hash: 'ab12cd34'.repeat(5),
      sentence: 'the subject says only "wip"',
      outcome: null,
      verdict: 'fact',
    }),
  ],
  ...preview,
});

const hoursOf = (commits: Readonly<Record<number, number>>): readonly number[] =>
  Array.from({ length: 24 }, (_, hour) => commits[hour] ?? 0);

export const aHabit = (habit: Partial<HabitView> = {}): HabitView => ({
  habit: 'fix-loop',
  summary: 'A second fix to the same file within 3 h.',
  tier: 'fact',
  observed: 12,
  provable: true,
  judged: 9,
  right: 4,
  control: { n: 9, expected: 0.22, lift: 0.224 },
  ...habit,
});

/** Four weeks, 26 Oct to 22 Nov 2026. */
export const aReport = (report: Partial<ReportView> = {}): ReportView => ({
  v: 1,
  subject: ada,
  window: { from: '2026-10-26', to: '2026-11-22' },
  empty: null,
  n: 40,
  nOfAll: 95,
  recorded: 95,
  merges: 1,
  byAgents: 1,
  drafts: { commits: 0, drafts: 0, amended: 0, rebased: 0, fixups: 0, secondsMedian: null },
  latest: '2026-11-20',
  findings: [
    {
      name: 'most-fixed-file',
      text: 'router.js took 7 of your last 12 fixes',
      n: 12,
      from: '2026-08-03',
      to: '2026-11-19',
    },
    {
      name: 'usual-batch',
      text: 'your usual commit: 21 lines in 2 files',
      n: 1175,
      from: '2021-02-01',
      to: '2026-11-20',
    },
  ],
  insights: [],
  unkept: { n: 40, messages: 0, paths: 0 },
  rhythm: {
    n: 40,
    hours: [
      hoursOf({ 9: 4, 10: 6, 14: 2 }),
      hoursOf({ 9: 1, 10: 4, 11: 2 }),
      hoursOf({ 10: 3, 15: 2, 16: 1 }),
      hoursOf({ 9: 2, 22: 1 }),
      hoursOf({ 8: 1, 9: 3, 10: 5, 11: 2 }),
      hoursOf({}),
      hoursOf({ 20: 1 }),
    ],
    days: [4, 2, 2, 0, 3, 0, 0, 3, 1, 1, 1, 2, 0, 0, 3, 2, 2, 2, 4, 0, 1, 2, 2, 1, 0, 2, 0, 0],
    activeDays: 19,
    perActiveDay: 2,
  },
  batches: { enough: true, ...aBatch() },
  messages: {
    enough: true,
    n: 38,
    subjectMedian: 42,
    withBody: 10,
    conventional: 30,
    empty: 1,
  },
  churn: {
    n: 38,
    weeks: [
      { monday: '2026-10-26', commits: 11, insertions: 400, deletions: 100 },
      { monday: '2026-11-02', commits: 8, insertions: 900, deletions: 350 },
      { monday: '2026-11-09', commits: 14, insertions: 40, deletions: 60 },
      { monday: '2026-11-16', commits: 7, insertions: 0, deletions: 0 },
    ],
    files: [aFile(), aFile({ path: 'src/index.js', commits: 5, insertions: 80, deletions: 8 })],
  },
  hotspots: {
    n: 240,
    unkept: { n: 240, messages: 0, paths: 0 },
    window: { from: '2026-08-25', to: '2026-11-22' },
    files: [
      { path: 'src/router.js', commits: 31, fixes: 12 },
      { path: 'src/index.js', commits: 20, fixes: 3 },
    ],
  },
  habits: {
    window: { from: '2021-02-01', to: '2026-11-22' },
    records: [
      aHabit(),
      aHabit({ habit: 'empty-message', observed: 1, provable: false, judged: 1, right: 1, control: null }),
    ],
  },
  preview: aPreview(),
  nudges: { shown: 3, held: 1, withheld: 4, shadow: 0, useful: 1, notNow: 1, never: 0 },
  next: ['craftnudge week', 'craftnudge nudges', 'craftnudge report --since 1y'],
  ...report,
});

export const aCommit = (commit: Partial<CommitView> = {}): CommitView => ({
  at: '2026-11-22T08:14:00Z' as Instant,
  utcOffset: 60,
  repository: 'api',
  hash: '4c1d9e20'.repeat(5),
  subject: 'fix: null header',
  insertions: 12,
  deletions: 3,
  files: 2,
  agent: null,
  ...commit,
});

export const aDay = (day: Partial<DayView> = {}): DayView => ({
  v: 1,
  subject: ada,
  day: '2026-11-22',
  commits: [
    aCommit(),
    aCommit({
      at: '2026-11-22T09:02:00Z' as Instant,
      subject: 'feat(router): 日本語 paths',
      insertions: 1204,
      files: 1,
    }),
    aCommit({ at: '2026-11-22T16:40:00Z' as Instant, subject: '', deletions: 0, agent: 'claude-code' }),
  ],
  lines: 1234,
  files: 4,
  hours: hoursOf({ 9: 1, 10: 1, 17: 1 }),
  usual: { enough: true, n: 9, commits: 4, lines: 80 },
  goals: [],
  next: ['craftnudge week'],
  ...day,
});

export const aWeek = (week: Partial<WeekView> = {}): WeekView => ({
  v: 1,
  subject: ada,
  window: { from: '2026-11-16', to: '2026-11-22' },
  n: 38,
  latest: null,
  days: [
    { day: '2026-11-16', commits: 6, lines: 320 },
    { day: '2026-11-17', commits: 12, lines: 1904 },
    { day: '2026-11-18', commits: 0, lines: 0 },
    { day: '2026-11-19', commits: 3, lines: 41 },
    { day: '2026-11-20', commits: 9, lines: 512 },
    { day: '2026-11-21', commits: 0, lines: 0 },
    { day: '2026-11-22', commits: 8, lines: 77 },
  ],
  batches: { enough: true, ...aBatch() },
  usual: { enough: true, n: 11, commits: 24, commitLines: 1100, batches: 18 },
  files: [aFile()],
  observation: 'src/router.js changed in 12 of 38 commits.',
  goals: [],
  next: ['craftnudge report'],
  ...week,
});

export const anInstall = (install: Partial<InstallView> = {}): InstallView => ({
  steps: [
    {
      done: true,
      text: 'hooks: 4, personal (husky kept, nothing tracked changed)',
      remark: 'off: craftnudge uninstall-hooks',
    },
    { done: true, text: 'you: ada@ex.org, ada@corp.com: 1,175 of 6,158 commits' },
    { done: true, text: 'history read in 0.3 s, line counts 38 %', remark: 'stays in ~/.local/share/craftnudge' },
  ],
  usual: { enough: true, n: 1175, lines: 21, files: 2 },
  findings: ['router.js took 7 of your last 12 fixes'],
  preview: aPreview(),
  next: ['craftnudge report', 'every repository: craftnudge install-hooks --global'],
  ...install,
});
