// What went wrong in the background, the last of each sort: `state/problems.json`. Written when it can be; where even
// that fails, the spool and the reflog still hold the work, and the next run tells.
import { CraftNudgeError } from '../domain/failure.js';
import type { Instant } from '../domain/commit-record.js';
import { systemClock } from '../domain/instant.js';
import { cleanText, log, toldOf } from './diagnostics.js';
import type { Stores } from './stores.js';

export interface KeptProblem {
  readonly at: Instant;
  /** A failure's code, or `BUG`. */
  readonly code: string;
  readonly message: string;
}

interface ProblemsFile {
  readonly v: 1;
  readonly problems: readonly KeptProblem[];
}

const MOST_PROBLEMS = 20;

/** Here it stands until a run goes well; in the diagnostic log it stays. */
export function keepProblem(stores: Stores, error: Error, level: string): void {
  const told = toldOf(error);
  const { code } = told;
  log(stores.data, level, { part: 'recorder', ...told });
  const problem = { at: systemClock.now(), code, message: cleanText(told.message) };
  const others = readProblems(stores).filter((one) => one.code !== code);
  try {
    stores.saveDerived(
      { v: 1, problems: [...others, problem].slice(-MOST_PROBLEMS) } satisfies ProblemsFile,
      'state',
      'problems.json',
    );
  } catch (thrown) {
    if (!(thrown instanceof CraftNudgeError)) throw thrown;
  }
}

export function readProblems(stores: Stores): readonly KeptProblem[] {
  return (stores.loadDerived('state', 'problems.json') as ProblemsFile | undefined)?.problems ?? [];
}

/** After a run that went well. */
export function forgetProblems(stores: Stores): void {
  if (readProblems(stores).length > 0)
    stores.saveDerived({ v: 1, problems: [] } satisfies ProblemsFile, 'state', 'problems.json');
}
