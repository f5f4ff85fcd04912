// Which files were corrected lately, by anybody: what makes ground hot. Corrections in, the hottest of some files out.
import type { CommitFact } from '../domain/fact.js';
import { DAY } from '../domain/local-time.js';
import { isFix } from './message-class.js';
import { append, latestOf, type RecentLog } from './recent-log.js';

/** One correction: when, and which code files. */
type Fix = readonly [at: number, ...files: readonly string[]];

export type FixHistory = RecentLog<Fix>;

const MOST_FIXES = 1000;
export const RECENT_FIX_DAYS = 30;

export interface Heat {
  readonly file: string;
  /** Corrections of that file, and of all the files asked about, in so many days. */
  readonly fixes: number;
  readonly allFixes: number;
  /** Corrections of that file in the last thirty days. */
  readonly recent: number;
}

interface Question {
  readonly at: number;
  readonly files: readonly string[];
  readonly days: number;
}

/** The file with the most corrections, if it had two itself. */
export function hottestOf(fixes: FixHistory, { at, files, days }: Question): Heat | undefined {
  const since = latestOf(fixes, MOST_FIXES).filter((fix) => at - fix[0] < days * DAY);
  const counts = files.map((file) => ({ file, fixes: since.filter((fix) => fix.includes(file)).length }));
  const allFixes = counts.reduce((total, one) => total + one.fixes, 0);
  const hottest = counts.reduce((most, one) => (one.fixes > most.fixes ? one : most), { file: '', fixes: 1 });
  if (hottest.file === '') return undefined;
  const recent = since.filter((fix) => fix.includes(hottest.file) && at - fix[0] < RECENT_FIX_DAYS * DAY).length;
  return { ...hottest, allFixes, recent };
}

export function rememberFix(
  fixes: FixHistory,
  { at, subject }: Pick<CommitFact, 'at' | 'subject'>,
  files: readonly string[],
): FixHistory {
  return isFix(subject) && files.length > 0 ? append(fixes, [at, ...files], MOST_FIXES) : fixes;
}
