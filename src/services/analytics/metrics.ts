// Metrics by name, each measured only where it is asked for, over the window or over the days that are its own.
import { metrics } from '../../analytics/metrics/index.js';
import { metricsOf, type PeriodMetrics } from '../../analytics/metrics-of.js';
import { CraftNudgeError } from '../../domain/failure.js';
import type { Services } from '../../gateway/contract/services.js';
import { addDays } from '../../report/calendar-day.js';
import { dayOfCommit, periodOf } from '../../report/own-commits.js';
import type { Window } from '../../report/view.js';
import { type AnalyticsDesk, actorOf, type Scope, scopeOf } from './scope.js';

type Metrics = Services['analytics']['metrics'];
type Figures = Awaited<ReturnType<Metrics>>['metrics'];
type Name = keyof typeof metrics;

const all = Object.keys(metrics) as readonly Name[];

export function answerMetrics(desk: AnalyticsDesk): Metrics {
  return async ({ only, most, ...asked }) => {
    const names = namesIn(only);
    const scope = await scopeOf(desk, asked);
    const facts = scope.facts(Math.max(...names.map(daysOf)));
    const measured = metricsOf(facts, { ...periodOf(scope), ...actorOf(scope.subject), most });
    const { subject, window } = scope;
    return {
      subject,
      window,
      n: measured.commits,
      merges: measured.merges,
      agents: measured.agents,
      metrics: figuresOf(names, measured, { scope, first: () => firstDayOf(scope) }),
    };
  };
}

/** Throws WRONG_USAGE for a name that no metric has. */
function namesIn(only: string | undefined): readonly Name[] {
  if (only === undefined) return all.filter((name) => daysOf(name) !== Infinity);
  return only.split(',').map((word) => {
    const name = all.find((known) => known === word);
    if (name !== undefined) return name;
    throw new CraftNudgeError('WRONG_USAGE', { reason: `only: ${word} is no metric: say ${all.join(', ')}` });
  });
}

/** Days up to the end of the window; none where the window is all that a metric looks at. */
function daysOf(name: Name): number {
  return metrics[name].days ?? 0;
}

interface Around {
  readonly scope: Scope;
  /** The day of the first commit that is known. */
  first(): string;
}

function figuresOf(names: readonly Name[], measured: PeriodMetrics, around: Around): Figures {
  const told = names.map((name) => [
    name,
    { summary: metrics[name].summary, window: windowOf(name, around), figures: measured[name] },
  ]);
  // Each name stands with its own metric's figures, which no type of `fromEntries` can say.
  return Object.fromEntries(told) as Figures;
}

function windowOf(name: Name, { scope: { window }, first }: Around): Window {
  const days = daysOf(name);
  if (days === 0) return window;
  return { from: Number.isFinite(days) ? addDays(window.to, 1 - days) : first(), to: window.to };
}

function firstDayOf({ facts, window }: Scope): string {
  let first = window.from;
  for (const fact of facts(Infinity)) {
    if (fact.type !== 'commit') continue;
    const day = dayOfCommit(fact);
    if (day < first) first = day;
  }
  return first;
}
