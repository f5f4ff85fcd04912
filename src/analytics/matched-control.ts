// What would have happened anyway. A hit rate alone flatters: a file that is corrected every day is corrected after any
// commit. So each observation is compared with other commits of the same person within thirty days either side in which
// the habit saw nothing; of each the same question is asked over the same horizon. Where the habit is about a file only
// commits that touch that file count: the strict comparison, since heat of the file alone then earns no lift. A habit that
// speaks of a file that is not in the commit says itself which commits are like it.
import type { CommitHash } from '../domain/commit-record.js';
import type { CommitFact } from '../domain/fact.js';
import { DAY } from '../domain/local-time.js';
import type { Observation } from '../domain/observation.js';
import type { Habit } from './define-habit.js';
import type { LaterFacts } from './later-facts.js';
import { shareOf } from './quantile.js';

const AROUND = 30 * DAY;
/** Fewer commits than this to compare with are no comparison. */
const CONTROL_MINIMUM = 3;

interface Controlled {
  readonly observation: Observation;
  /** Commits in which the habit saw something. */
  readonly spoken: ReadonlySet<CommitHash>;
}

/** The share of hits among the control commits; undefined where there are too few, and for plain facts. */
export function expectedHits(
  { control }: Pick<Habit, 'control'>,
  { observation, spoken }: Controlled,
  later: LaterFacts,
): number | undefined {
  const commit = later.commitOf(observation.hash);
  if (control === undefined || commit === undefined) return undefined;
  const asked = control.askedOf === undefined ? observation.file : control.askedOf(observation);
  const verdicts = later
    .ownAround(commit, AROUND)
    .filter((other) => !spoken.has(other.hash) && Math.abs(other.at - commit.at) >= (control.gap ?? 0))
    .filter((other) => control.isAlike?.(other, { observation, commit }, later) ?? hasTouched(other, observation.file))
    .map((other) => control.outcome(other, asked, later))
    .filter((verdict) => verdict !== 'open');
  if (verdicts.length < CONTROL_MINIMUM) return undefined;
  return shareOf(verdicts.filter((verdict) => verdict === 'hit').length, verdicts.length);
}

function hasTouched({ files, codeExtensions }: CommitFact, file: string | undefined): boolean {
  return file === undefined ? codeExtensions > 0 : files.some(({ path }) => path === file);
}
