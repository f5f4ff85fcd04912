// Facts of a repository and a window in, everything that `craftnudge report` shows out.
import type { HabitValues } from '../analytics/define-habit.js';
import { type Finding, findingsOf } from '../analytics/findings-of.js';
import { type PeriodMetrics, metricsOf } from '../analytics/metrics-of.js';
import { ownCommits, previewSpan, rationNudges } from '../analytics/preview.js';
import { type JudgedObservation, type KindRecord, type Replay, replay } from '../analytics/replay.js';
import { countedCommits, isHandmade } from '../analytics/superseded.js';
import type { CommitFact } from '../domain/fact.js';
import type { Insight } from '../domain/insight.js';
import { type Day, addDays } from './calendar-day.js';
import { batchViewOf, churnViewOf, messageViewOf, rhythmViewOf } from './figures-view.js';
import { insightViewsOf } from './insights-view.js';
import { commitsOf, dayOfCommit, latestDayOf, periodOf } from './own-commits.js';
import { type PreviewWords, habitViewsOf, previewViewOf } from './preview-view.js';
import type { NudgesView, ReportView } from './report-shape.js';
import { unkeptOf } from './unkept.js';
import type { Subject, Window } from './view.js';

const PREVIEW_DAYS = 90;
const HOTSPOT_DAYS = 90;
const ME = 'me';
const READ_HISTORY = ['craftnudge track --all'];

export interface ReportQuestion extends PreviewWords {
  readonly subject: Subject;
  readonly window: Window;
  /** The usual window, where it was empty and `window` is an earlier one. */
  readonly empty?: Window | null;
  /** Minutes east of UTC, where the reader is now. */
  readonly utcOffset: number;
  /** `settings.habits`. */
  readonly settings: Readonly<Record<string, HabitValues>>;
  readonly messageChecked: boolean;
  /** What to run where no commit was recorded; by default, reading the history. */
  readonly begin?: readonly string[] | undefined;
  readonly nudges: NudgesView;
  /** Those of the repositories that the report is about. */
  readonly insights: readonly Insight[];
}

export function reportViewOf(question: ReportQuestion): ReportView {
  const { subject, window, facts } = question;
  const counted = countedCommits(facts);
  const inWindow = counted.filter((commit) => isWithin(commit, window));
  const own = commitsOf(subject, inWindow);
  const metrics = metricsOf(facts, { ...periodOf(question), ...actorOf(subject) });
  const { record, observations } = replayAll(question);
  const all = commitsOf(subject, counted);
  return {
    v: 1,
    subject,
    window,
    empty: question.empty ?? null,
    n: own.length,
    nOfAll: inWindow.length,
    recorded: counted.length,
    merges: metrics.merges,
    byAgents: metrics.agents,
    drafts: metrics.drafts,
    latest: latestOf(all),
    findings: findingsView(question, record),
    insights: subject.who === 'everyone' ? [] : insightViewsOf(question.insights),
    unkept: unkeptOf(own),
    ...figuresOf(question, metrics, own),
    hotspots: hotspotsOf(question, metrics, counted),
    habits: {
      window: { from: firstOf(all) ?? window.from, to: window.to },
      records: habitViewsOf(record, question.habits),
    },
    preview: previewFor(question, observations),
    nudges: question.nudges,
    next: nextOf({ n: own.length, latest: latestOf(all), recorded: counted.length }, question.begin),
  };
}

type Figures = Pick<ReportView, 'batches' | 'churn' | 'messages' | 'rhythm'>;

function figuresOf({ window }: ReportQuestion, metrics: PeriodMetrics, own: readonly CommitFact[]): Figures {
  return {
    rhythm: rhythmViewOf(metrics, window),
    batches: batchViewOf(metrics, own),
    messages: messageViewOf(metrics),
    churn: churnViewOf(metrics, window),
  };
}

function hotspotsOf(
  { window: { to } }: ReportQuestion,
  { hotspots: { n, files } }: PeriodMetrics,
  counted: readonly CommitFact[],
): ReportView['hotspots'] {
  const window = { from: addDays(to, 1 - HOTSPOT_DAYS), to };
  return {
    n,
    window,
    files,
    unkept: unkeptOf(counted.filter((commit) => isHandmade(commit) && isWithin(commit, window))),
  };
}

/** One replay over the whole history serves the records and the preview. */
function replayAll({ facts, subject, ...options }: ReportQuestion): Replay {
  return replay(facts, { ...options, ...actorOf(subject) });
}

function previewFor(question: ReportQuestion, observations: readonly JudgedObservation[]): ReportView['preview'] {
  const { subject, facts, now } = question;
  if (subject.who === 'everyone') return null;
  const own = ownCommits(facts, ME);
  const { from, ...span } = previewSpan(own, { now, days: PREVIEW_DAYS });
  const recent = observations.filter(({ at }) => at > from);
  return previewViewOf({ days: PREVIEW_DAYS, ...span, shown: rationNudges(recent, own, {}) }, question);
}

function findingsView({ facts, subject }: ReportQuestion, records: readonly KindRecord[]): ReportView['findings'] {
  if (subject.who === 'everyone') return [];
  return findingsOf(facts, ME, { records }).map(({ name, text, n, from, to }: Finding) => ({
    name,
    text,
    n,
    from,
    to,
  }));
}

function actorOf({ who }: Subject): { readonly actor?: string } {
  return who === 'everyone' ? {} : { actor: ME };
}

function isWithin(commit: CommitFact, { from, to }: Window): boolean {
  const day = dayOfCommit(commit);
  return day >= from && day <= to;
}

function latestOf(commits: readonly CommitFact[]): Day | null {
  return latestDayOf(commits.map(dayOfCommit));
}

function firstOf(commits: readonly CommitFact[]): Day | null {
  return commits
    .map(dayOfCommit)
    .reduce<Day | null>((first, day) => (first === null || day < first ? day : first), null);
}

/** The most useful next command: back to where there is something, else onward. */
function nextOf(
  { n, latest, recorded }: Pick<ReportView, 'latest' | 'n' | 'recorded'>,
  begin: readonly string[] = READ_HISTORY,
): readonly string[] {
  if (n > 0) return ['craftnudge week', 'craftnudge nudges', 'craftnudge report --since 1y'];
  if (latest !== null) return [`craftnudge report --since ${addDays(latest, -180)}`];
  return recorded === 0 ? begin : ['craftnudge report --all-authors', 'craftnudge config identities OTHER@ADDRESS'];
}
