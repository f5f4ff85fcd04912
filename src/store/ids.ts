// The ids of records: the same commit, repository or nudge gets the same id wherever and however often it is seen.
import { hash as digestOf } from 'node:crypto';
import { v4, v5, v7, version } from 'uuid';
import { COMMIT_NAMESPACE, REPOSITORY_NAMESPACE, type CommitHash, type Instant } from '../domain/commit-record.js';
import { NUDGE_NAMESPACE } from '../domain/nudge.js';

const hashed = Buffer.alloc(16 + 64);
hashed.set(Buffer.from(COMMIT_NAMESPACE.replaceAll('-', ''), 'hex'));

/** uuid v5, without the library's byte arrays: an import asks this of every commit. */
export function commitIdOf(hash: CommitHash): string {
  const end = 16 + hashed.write(hash, 16, 'latin1');
  const hex = digestOf('sha1', hashed.subarray(0, end), 'hex');
  const variant = VARIANTS[Number.parseInt(hex.charAt(16), 16)] ?? '8';
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The hex digit with its first two bits set to 10. */
const VARIANTS = '89ab89ab89ab89ab';

export const repositoryIdOf = (rootHash: CommitHash): string => v5(rootHash, REPOSITORY_NAMESPACE);
export const nudgeIdOf = (kind: string, hash: CommitHash): string => v5(`${kind}:${hash}`, NUDGE_NAMESPACE);
/** A digest is known by the moment at which it was due. */
export const digestIdOf = (due: Instant): string => v5(`digest:${due}`, NUDGE_NAMESPACE);
/** What a digest tells beside nudges: an insight or a finding, by its newest commit, or by the day where it names none. */
export const toldIdOf = (sort: 'finding' | 'insight', kind: string, about: string): string =>
  v5(`${sort}:${kind}:${about}`, NUDGE_NAMESPACE);
/** For what has no identity of its own: a repository without a root commit that can be seen. */
export const randomId = (): string => v4();
export const isRandomId = (id: string): boolean => version(id) === 4;
/** Sorts by time of making: ledger entries, answers. */
export const timeOrderedId = (): string => v7();
