// A clone that was met before its commits were known to be another's: its own list is empty, and theirs is not.
import { readHead } from '../capture/revisions.js';
import { quoteForShell } from '../domain/shell-quote.js';
import type { Placed } from '../recorder/place-recorder.js';
import type { Stores } from '../recorder/stores.js';

/** One sentence with the way there; undefined where HEAD's commit is not recorded, or recorded here. */
export async function recordedElsewhere({ git, repository }: Placed, { journal }: Stores): Promise<string | undefined> {
  const head = await readHead(git);
  const found = head === undefined ? undefined : journal.find(head)?.repository;
  if (found === undefined || found.id === repository.id) return undefined;
  return `the commits of this clone are recorded as those of ${found.name}: craftnudge report --repo ${quoteForShell(found.path)}`;
}
