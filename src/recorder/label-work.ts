// Asks git blame whose lines the corrections of a repository replaced: in the background, once a day, at the lowest priority,
// a bounded time, newest first, and only while no commit waits to be recorded: asked before each file of each correction. What
// is not reached today is tomorrow's.
import { replacedFilesOf } from '../analytics/labeller.js';
import { countedCommits } from '../analytics/superseded.js';
import { blameFix, type Fix } from '../capture/blame.js';
import { gitOf, type Repository } from '../capture/repository.js';
import type { CommitRecord } from '../domain/commit-record.js';
import type { CommitFact, Fact } from '../domain/fact.js';
import { type Clock, epochOf } from '../domain/instant.js';
import { keepBlame, readBlame } from './blamed-fixes.js';
import { openDoneToday } from './done-today.js';
import type { Sites } from './sites.js';
import type { Stores } from './stores.js';

export interface LabelWork {
  /** A commit was recorded there. */
  touch(commit: CommitRecord): void;
  /** Resolves to false where it was broken off for commits that came. */
  run(): Promise<boolean>;
}

export interface LabelSources {
  readonly stores: Stores;
  readonly clock: Clock;
  readonly env: NodeJS.ProcessEnv;
  readonly sites: Pick<Sites, 'find'>;
  factsOf(repository: string): readonly Fact[];
  /** Commits wait: blame can wait. */
  isWanted(): boolean;
}

/** Of one repository and day. */
const MOST_SECONDS = 20;
/** Two a day for five years: older ones keep the word of the metadata. */
const MOST_FIXES = 4000;
/** A kill loses no more than these. */
const KEPT_EVERY = 25;
/** A blame that says nothing for so long is not worth it. */
const LONGEST_SILENCE_MS = 3000;

export function createLabelWork(sources: LabelSources): LabelWork {
  const { sites, isWanted } = sources;
  const touched = new Set<string>();
  const done = openDoneToday('labels', sources);
  const label = async (id: string): Promise<void> => {
    const repository = sites.find(id);
    if (repository === undefined || done.has(id)) return;
    await labelFixes(repository, sources);
    if (!isWanted()) done.note(id);
  };
  return {
    touch: ({ repository }) => void touched.add(repository.id),
    run: async () => {
      for (const id of touched) {
        await label(id);
        if (isWanted()) return false;
        touched.delete(id);
      }
      return true;
    },
  };
}

async function labelFixes(
  repository: Repository,
  { stores, clock, env, factsOf, isWanted }: LabelSources,
): Promise<void> {
  const git = gitOf(repository, { env, lowPriority: true, silenceMs: LONGEST_SILENCE_MS });
  const fixes = newestFixes(factsOf(repository.id));
  const wanted = new Set(fixes.map(({ hash }) => hash));
  const known = readBlame(stores, repository.id);
  const told = new Map([...known].filter(([hash]) => wanted.has(hash)));
  const open = fixes.filter(({ hash }) => !told.has(hash));
  const end = epochOf(clock.now()) + MOST_SECONDS;
  const mayGoOn = (): boolean => epochOf(clock.now()) < end && !isWanted();
  for (let next = 0; next < open.length && mayGoOn(); next += KEPT_EVERY) {
    for (const fix of open.slice(next, next + KEPT_EVERY)) {
      // The end of the time does not break a fix off: one that takes so long would begin anew each day.
      const blamed = mayGoOn() ? await blameFix(git, fix, isWanted) : 'broken-off';
      if (blamed !== 'broken-off') told.set(fix.hash, blamed ?? null);
    }
    keepBlame(stores, repository.id, told);
  }
}

/** Small corrections that take lines of code away, newest first. */
function newestFixes(facts: readonly Fact[]): readonly Fix[] {
  return countedCommits(facts).toReversed().flatMap(fixOf).slice(0, MOST_FIXES);
}

function fixOf(commit: CommitFact): readonly Fix[] {
  const [parent] = commit.parents;
  const files = replacedFilesOf(commit);
  return parent === undefined || files.length === 0 ? [] : [{ hash: commit.hash, parent, files }];
}
