// Goals as pages show them: what was set, how it stands now with its n and window, and the weeks before.
import { type GoalProgress, goalProgress } from '../analytics/goals/goal-progress.js';
import { goalMetricOf } from '../analytics/goals/goal-metrics.js';
import type { CommitFact } from '../domain/fact.js';
import type { Goal, GoalSpan } from '../domain/goal.js';
import { countText, figureText, manyText } from './figures.js';
import { hangWords } from './flow.js';
import { type Line, type Span, faint, good, line, plain, strong } from './line.js';

/** One goal in every `--json`. */
export interface GoalView extends GoalProgress {
  readonly id: number;
  readonly text: string;
  /** Name of the one repository that it is about; null for all. */
  readonly repository: string | null;
  readonly paused: boolean;
  /** How it stands, in one clause. */
  readonly standing: string;
}

export interface GoalsQuestion {
  readonly goals: readonly Goal[];
  /** Own handmade commits of all repositories, oldest first. */
  readonly commits: readonly CommitFact[];
  readonly now: number;
  nameOf(repository: string): string;
}

export function goalViewsOf({ goals, commits, now, nameOf }: GoalsQuestion): readonly GoalView[] {
  return goals.map((goal) => {
    const { repository } = goal;
    const own = repository === undefined ? commits : commits.filter((commit) => commit.repository === repository);
    const progress = goalProgress(goal, own, now);
    return {
      id: goal.id,
      text: goal.text,
      repository: repository === undefined ? null : nameOf(repository),
      paused: goal.paused,
      ...progress,
      standing: standingText(goal, progress),
    };
  });
}

function standingText(goal: Goal, progress: GoalProgress): string {
  const { state, n } = progress;
  const span = spanText(goal.span);
  if (state === 'resting') return span === '' ? 'nothing to count' : `nothing to count, ${span}`;
  const now = [valueText(goal, progress), ...(span === '' ? [] : [span])].join(', ');
  if (state === 'too-few') return `${now}: too few yet (n = ${countText(n)})`;
  return `${now} (n = ${countText(n)})${weeksText(progress)}`;
}

function valueText({ metric, span }: Goal, { k, n, value }: GoalProgress): string {
  if (k !== undefined) return `${countText(k)} of ${'commits' in span ? 'the last ' : ''}${countText(n)}`;
  const known = goalMetricOf(metric);
  if (known === undefined || known.kind === 'share' || value === null) return figureText(value);
  const [one, many] = known.unit;
  return manyText(value, one, many);
}

function spanText(span: GoalSpan): string {
  if ('commits' in span) return '';
  return span.days === 1 ? 'in 24 hours' : `in ${manyText(span.days, 'day')}`;
}

function weeksText({ weeks, isNew }: GoalProgress): string {
  if (weeks.n === 0) return '';
  const before = `${countText(weeks.met)} of the ${manyText(weeks.n, 'week')} with commits before`;
  return isNew ? `; newly reached, met in ${before}` : `; met in ${before}`;
}

const MARKS: Record<GoalView['state'], Span> = {
  met: good('✓'),
  'not-yet': faint('○'),
  resting: faint('·'),
  'too-few': faint('·'),
};

/** Nothing where there is no goal: a page is no place to ask for one. */
export function layGoals(goals: readonly GoalView[], columns: number): readonly Line[] {
  const active = goals.filter(({ paused }) => !paused);
  if (active.length === 0) return [];
  return [line(strong('Goals')), ...active.flatMap((goal) => layGoal(goal, columns))];
}

export function layGoal({ text, repository, state, standing, paused }: GoalView, columns: number): readonly Line[] {
  const where = repository === null ? '' : ` (${repository})`;
  const mark = paused ? faint('‖') : MARKS[state];
  return [
    ...hangWords(line('  ', mark, ' '), plain(`${text}${where}`), columns),
    ...hangWords(line('    '), faint(paused ? `paused; ${standing}` : standing), columns),
  ];
}
