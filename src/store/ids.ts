// The ids of records: the same commit, repository or nudge gets the same id wherever and however often it is seen.
import { v4, v5, v7 } from 'uuid';
import { COMMIT_NAMESPACE, REPOSITORY_NAMESPACE, type CommitHash } from '../domain/commit-record.js';
import { NUDGE_NAMESPACE } from '../domain/nudge.js';

export const commitIdOf = (hash: CommitHash): string => v5(hash, COMMIT_NAMESPACE);
export const repositoryIdOf = (rootHash: CommitHash): string => v5(rootHash, REPOSITORY_NAMESPACE);
export const nudgeIdOf = (kind: string, hash: CommitHash): string => v5(`${kind}:${hash}`, NUDGE_NAMESPACE);
/** For what has no identity of its own: a repository without a root commit that can be seen. */
export const randomId = (): string => v4();
/** Sorts by time of making: ledger entries, answers. */
export const timeOrderedId = (): string => v7();
