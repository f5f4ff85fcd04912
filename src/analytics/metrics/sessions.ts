// Stretches of work and the breaks between those of one day, by author time.
import type { CommitFact } from '../../domain/fact.js';
import { localDayOf } from '../../domain/local-time.js';
import { defineMetric } from '../define-metric.js';
import { medianOf, quantileOf, shareOf } from '../quantile.js';
import { personalGapOf, type Session, sessionsOf, USUAL_GAP } from '../sessions.js';

export interface Sessions {
  /** Sessions. */
  readonly n: number;
  /** The pause that ends one. `personal`: the person's own pauses part clearly there; otherwise it is two hours. */
  readonly gapMinutes: number;
  readonly personal: boolean;
  /** Commits a session; null without any. */
  readonly commits: { readonly median: number | null; readonly p90: number | null };
  /** Minutes from the first to the last commit of sessions that have several; null without any. */
  readonly minutes: { readonly median: number | null; readonly p90: number | null };
  /** Share of sessions with a single commit, from 0 to 1. */
  readonly single: number;
  /** Pauses between sessions of one local day. */
  readonly breaks: { readonly n: number; readonly minutesMedian: number | null };
}

export const sessions = defineMetric<Sessions>({
  name: 'sessions',
  summary: 'Commits and minutes of a stretch of work, and the breaks between those of one day.',
  measure: ({ handmade }) => {
    const own = personalGapOf(handmade);
    const all = sessionsOf(handmade, own);
    const several = all.filter(({ length }) => length > 1);
    const pauses = breaksOf(all);
    return {
      n: all.length,
      gapMinutes: Math.round((own ?? USUAL_GAP) / 60),
      personal: own !== undefined,
      commits: spreadOf(all.map(({ length }) => length)),
      minutes: spreadOf(several.map(minutesOf)),
      single: shareOf(all.length - several.length, all.length),
      breaks: { n: pauses.length, minutesMedian: medianOf(pauses) ?? null },
    };
  },
});

function spreadOf(values: readonly number[]): Sessions['commits'] {
  return { median: medianOf(values) ?? null, p90: quantileOf(values, 0.9) ?? null };
}

function minutesOf(session: Session): number {
  return ((session.at(-1)?.authoredAt ?? 0) - (session[0]?.authoredAt ?? 0)) / 60;
}

function breaksOf(all: readonly Session[]): readonly number[] {
  return all.flatMap((session, index) => breakBefore(session, all[index - 1]) ?? []);
}

/** Minutes since the session before, where that was on the same local day; else null. */
export function breakBefore(session: Session, before: Session | undefined): number | null {
  const [last, first] = [before?.at(-1), session[0]];
  if (last === undefined || first === undefined || dayOf(last) !== dayOf(first)) return null;
  return (first.authoredAt - last.authoredAt) / 60;
}

function dayOf({ authoredAt, utcOffset }: CommitFact): string {
  return localDayOf(authoredAt, utcOffset);
}
