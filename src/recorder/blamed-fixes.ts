// What git blame told of the corrections of a repository, in `state/`: derived, safe to delete.
import { type BlamedFixes, labelByBlame, type Labeller } from '../analytics/labeller.js';
import { type CommitHash, parseCommitHash } from '../domain/commit-record.js';
import type { Stores } from './stores.js';

/** `null` where git could not tell: it is not asked again. */
type Told = readonly CommitHash[] | null;

interface BlameFile {
  readonly v: 1;
  readonly fixes: readonly (readonly [fix: CommitHash, told: Told])[];
}

const fileOf = (repository: string) => ['state', `blame-${repository}.json`] as const;

export function readBlame(stores: Pick<Stores, 'loadDerived'>, repository: string): ReadonlyMap<CommitHash, Told> {
  const file = stores.loadDerived(...fileOf(repository)) as Partial<BlameFile> | undefined;
  const fixes: unknown = file?.v === 1 ? file.fixes : undefined;
  return new Map(Array.isArray(fixes) ? fixes.filter(isEntry) : []);
}

/** Derived: what is damaged is as good as not there, and asked for again. */
function isEntry(entry: unknown): entry is readonly [CommitHash, Told] {
  if (!Array.isArray(entry)) return false;
  const [fix, told] = entry as readonly unknown[];
  return isHash(fix) && (told === null || (Array.isArray(told) && told.every(isHash)));
}

const isHash = (text: unknown): boolean => typeof text === 'string' && parseCommitHash(text) !== undefined;

export function keepBlame(
  stores: Pick<Stores, 'saveDerived'>,
  repository: string,
  told: ReadonlyMap<CommitHash, Told>,
): void {
  const file: BlameFile = { v: 1, fixes: [...told] };
  stores.saveDerived(file, ...fileOf(repository));
}

/** Labels of one repository: by blame where it was asked, else by who touched a corrected file last. */
export function labellerFor(stores: Pick<Stores, 'loadDerived'>, repository: string): Labeller {
  const asked = [...readBlame(stores, repository)];
  const blamed: BlamedFixes = new Map(asked.flatMap(([fix, told]) => (told === null ? [] : [[fix, told] as const])));
  return labelByBlame(blamed);
}
