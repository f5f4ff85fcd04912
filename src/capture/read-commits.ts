// A few commits, named by hash, as records: what the recorder calls for each batch. One git for all of them.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommitHash, CommitRecord } from '../domain/commit-record.js';
import { isUnreadable } from './commit-date.js';
import { describeCommit, type Aside, type Describe } from './describe.js';
import type { Git } from './git.js';
import { readAsides } from './read-asides.js';
import { isRefusal, readAtOnce, readWhatIsHere, type ReadCommit } from './read-raw.js';
import type { Repository } from './repository.js';

/** The records of `hashes`, in that order. A hash that git does not have (any more) is passed over. */
export async function readCommits(
  git: Git,
  hashes: readonly CommitHash[],
  describe: Describe,
): Promise<readonly CommitRecord[]> {
  if (hashes.length === 0) return [];
  const commits: ReadCommit[] = [];
  for await (const commit of await readBatch(git, hashes, describe.repository)) commits.push(commit);
  return createRecorder(git, describe)(commits);
}

async function readBatch(
  git: Git,
  hashes: readonly CommitHash[],
  repository: Repository,
): Promise<Iterable<ReadCommit> | AsyncIterable<ReadCommit>> {
  if (repository.partial) return readWhatIsHere(git, hashes, 'counts');
  try {
    return (await readAtOnce(git, hashes, 'counts')).map((raw) => ({ raw, uncounted: false }));
  } catch (error) {
    // A power cut may have taken a tree or a blob: one such commit must not keep the others from being recorded.
    if (isRefusal(error)) return readWhatIsHere(git, hashes, 'counts');
    throw error;
  }
}

/** Makes records at once, or after asking git for the commit objects of those whose lines could not tell everything. */
export function createRecorder(
  git: Git,
  describe: Describe,
): (commits: readonly ReadCommit[]) => readonly CommitRecord[] | Promise<readonly CommitRecord[]> {
  const boundary = boundaryOf(describe.repository);
  const isOdd = ({ raw }: ReadCommit): boolean =>
    boundary.has(raw.hash) || isUnreadable(raw.author) || isUnreadable(raw.committer);
  const recordOf = ({ raw, uncounted }: ReadCommit, aside: Aside = {}): CommitRecord =>
    describeCommit(raw, describe, { ...aside, uncounted });
  return (commits) => {
    const odd = commits.filter(isOdd).map(({ raw }) => raw.hash);
    if (odd.length === 0) return commits.map((commit) => recordOf(commit));
    return readAsides(git, odd, boundary).then((asides) =>
      commits.map((commit) => recordOf(commit, asides.get(commit.raw.hash))),
    );
  };
}

/** Commits whose parents a shallow clone does not have. */
function boundaryOf({ shallow, commonDir }: Repository): ReadonlySet<string> {
  const path = join(commonDir, 'shallow');
  return new Set(shallow && existsSync(path) ? readFileSync(path, 'latin1').split('\n') : []);
}
