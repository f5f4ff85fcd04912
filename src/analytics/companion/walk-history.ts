// A history walked through as if live: for each commit the candidates of that time, with what came of them later.
import type { CommitFact, Fact } from '../../domain/fact.js';
import { countedCommits, isHandmade } from '../superseded.js';
import { emptyMemory, learn, MOST_TOGETHER } from './companion-memory.js';
import { type Outlook, outlookOf } from './outlook.js';
import { expectedOf, type Prospect, prospectsOf } from './prospects.js';

export interface WalkedCommit {
  readonly index: number;
  readonly fact: CommitFact;
  readonly prospects: readonly Prospect[];
  /** One file of the commit was hidden: what would have been thought of in its place. */
  readonly hidden?: { readonly path: string; readonly prospects: readonly Prospect[] };
}

export interface Walk {
  readonly commits: readonly CommitFact[];
  /** After the first two hundred, or the first tenth; of at most thirty files. */
  readonly eligible: readonly WalkedCommit[];
  readonly outlook: Outlook;
}

const WARM_UP = 200;

export function walkHistory(facts: readonly Fact[]): Walk {
  const commits = countedCommits(facts).filter((fact) => isHandmade(fact) && fact.files.length > 0);
  const warmUp = Math.min(WARM_UP, Math.floor(commits.length / 10));
  const memory = emptyMemory();
  const eligible: WalkedCommit[] = [];
  for (const [index, fact] of commits.entries()) {
    const prospects = prospectsOf(memory, fact);
    const alive = fact.files.filter(({ status }) => status !== 'D');
    if (index >= warmUp && alive.length > 0 && fact.fileCount <= MOST_TOGETHER) {
      const path = alive.length < 2 ? undefined : alive[chosenOf(fact.hash, alive.length)]?.path;
      const hidden =
        path === undefined
          ? {}
          : { hidden: { path, prospects: prospectsOf(memory, fact, { withStale: true, hidden: path }) } };
      eligible.push({ index, fact, prospects, ...hidden });
    }
    learn(memory, fact, expectedOf(prospects));
  }
  return { commits, eligible, outlook: outlookOf(commits) };
}

/** Of a commit's files always the same one. */
function chosenOf(hash: string, count: number): number {
  return Number.parseInt(hash.slice(0, 8), 16) % count;
}
