// How every kind stood in a repository when the day's work last looked: `index/kinds-<repository>.json`. Derived; where it is
// absent or damaged, whoever reads it next makes it again.
import type { Standing } from '../analytics/gate/standing.js';
import type { Instant } from '../domain/commit-record.js';
import type { Stores } from './stores.js';

export interface Standings {
  readonly at: Instant;
  readonly kinds: readonly Standing[];
}

interface KindsFile extends Standings {
  readonly v: 1;
}

const fileOf = (repository: string) => ['index', `kinds-${repository}.json`] as const;

export function readStandings({ loadDerived }: Pick<Stores, 'loadDerived'>, repository: string): Standings | undefined {
  const file = loadDerived(...fileOf(repository)) as KindsFile | undefined;
  return file?.v === 1 && Array.isArray(file.kinds) ? { at: file.at, kinds: file.kinds } : undefined;
}

export function keepStandings(
  { saveDerived }: Pick<Stores, 'saveDerived'>,
  repository: string,
  standings: Standings,
): void {
  saveDerived({ v: 1, ...standings } satisfies KindsFile, ...fileOf(repository));
}
