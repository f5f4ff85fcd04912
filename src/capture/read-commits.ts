// A few commits, named by hash, as records: what the recorder calls for each batch. One git for all of them.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCommitHash, type CommitHash, type CommitRecord } from '../domain/commit-record.js';
import { isUnreadable } from './commit-date.js';
import { describeCommit, type Aside, type Describe } from './describe.js';
import type { Git } from './git.js';
import { isRefusal, readAtOnce, readWhatIsHere, type ReadCommit } from './read-raw.js';
import type { Repository } from './repository.js';

/** The records of `hashes`, in that order. A hash that git does not have (any more) is passed over. */
export async function readCommits(
  git: Git,
  hashes: readonly CommitHash[],
  describe: Describe,
): Promise<readonly CommitRecord[]> {
  if (hashes.length === 0) return [];
  const records: CommitRecord[] = [];
  const recorder = createRecorder(git, describe);
  for await (const commit of await readBatch(git, hashes, describe.repository)) records.push(await recorder(commit));
  return records;
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

/** Makes records at once, or after asking git for the commit object where its line could not tell everything. */
export function createRecorder(
  git: Git,
  describe: Describe,
): (commit: ReadCommit) => CommitRecord | Promise<CommitRecord> {
  const boundary = boundaryOf(describe.repository);
  return ({ raw, uncounted }) => {
    const hidden = boundary.has(raw.hash);
    const odd = hidden || isUnreadable(raw.author) || isUnreadable(raw.committer);
    if (!odd) return describeCommit(raw, describe, { uncounted });
    return readAside(git, raw.hash, hidden).then((aside) => describeCommit(raw, describe, { ...aside, uncounted }));
  };
}

/** Commits whose parents a shallow clone does not have. */
function boundaryOf({ shallow, commonDir }: Repository): ReadonlySet<string> {
  const path = join(commonDir, 'shallow');
  return new Set(shallow && existsSync(path) ? readFileSync(path, 'latin1').split('\n') : []);
}

async function readAside(git: Git, hash: CommitHash, hidden: boolean): Promise<Aside> {
  const object = (await git.run(['cat-file', 'commit', hash])).toString('latin1');
  const header = object.slice(0, Math.max(0, object.indexOf('\n\n'))).split('\n');
  const valuesOf = (key: string): readonly string[] =>
    header.filter((line) => line.startsWith(`${key} `)).map((line) => line.slice(key.length + 1));
  const parents = valuesOf('parent').flatMap((text) => parseCommitHash(text) ?? []);
  return {
    ...(hidden ? { boundaryParents: parents } : {}),
    authorDate: dateIn(valuesOf('author')[0]),
    committerDate: dateIn(valuesOf('committer')[0]),
  };
}

/** What follows the address. */
function dateIn(signature = ''): string {
  return signature.slice(signature.lastIndexOf('>') + 1).trim();
}
