// What an erasure would take, counted without changing anything; and its lines, for whoever wants to keep a copy.
import type { Instant } from '../../domain/commit-record.js';
import { type AuthorId, type Erasable, type ErasureRule, isMeant, isWithin, mentions } from '../../domain/erasure.js';
import { parseLine, type StoredRecord } from '../line.js';
import { openToRead, withFile } from '../private-file.js';
import { type ScannedLine, scanLines } from '../scan-lines.js';
import { digestOf, isWholePerson, maskPerson } from './tombstones.js';

export interface Meaning {
  readonly rule: ErasureRule;
  readonly authorId: AuthorId;
}

export type Verdict =
  | { readonly action: 'keep' }
  | { readonly action: 'drop'; readonly record: StoredRecord | undefined }
  | { readonly action: 'mask'; readonly record: StoredRecord };

const KEEP = { action: 'keep' } as const;

/** What becomes of one line of the commit journal. */
export function judgeCommitLine(line: Buffer, { rule, authorId }: Meaning): Verdict {
  const parsed = parseLine(line);
  if (!parsed.ok) return mentions(line.toString('utf8'), rule, authorId) ? { action: 'drop', record: undefined } : KEEP;
  const { record } = parsed;
  if (isMeant(record, rule, authorId)) return { action: 'drop', record };
  if (record['v'] !== 1) return mentions(line.toString('utf8'), rule, authorId) ? { action: 'drop', record } : KEEP;
  const masked = isWholePerson(rule) ? maskPerson(record as Erasable, rule.person, authorId) : record;
  return masked === record ? KEEP : { action: 'mask', record: masked as StoredRecord };
}

/** Commits and nudges that an erasure is about: what speaks of them goes with them. */
export interface Subjects {
  readonly hashes: ReadonlySet<string>;
  readonly nudges: ReadonlySet<string>;
}

/** Does a rewrite, a nudge or an answer go? */
export function isAbout(record: StoredRecord, { rule }: Meaning, { hashes, nudges }: Subjects): boolean {
  const { from, to, commits, nudge, repository, at, commitAt } = record;
  const named = [from, to, ...(Array.isArray(commits) ? (commits as unknown[]) : [])];
  if (named.some((hash) => typeof hash === 'string' && hashes.has(hash))) return true;
  if (typeof nudge === 'string' && nudges.has(nudge)) return true;
  if (rule.person !== undefined) return false;
  if (rule.repository !== undefined && repository !== rule.repository) return false;
  return isWithin(commitAt ?? at, rule);
}

export interface CommitCount {
  readonly commits: number;
  /** Messages of other commits in which the person is named. */
  readonly masked: number;
  /** Damaged lines, or of a newer version. */
  readonly others: number;
  readonly hashes: ReadonlySet<string>;
  /** Digests of those dated later than `until`. */
  readonly also: readonly string[];
}

export function countCommits(paths: readonly string[], meaning: Meaning): CommitCount {
  const hashes = new Set<string>();
  const also = new Set<string>();
  let masked = 0;
  let others = 0;
  for (const { line } of linesIn(paths)) {
    const verdict = judgeCommitLine(line, meaning);
    if (verdict.action === 'mask') masked += 1;
    if (verdict.action !== 'drop') continue;
    const hash = verdict.record?.['hash'];
    if (typeof hash !== 'string') others += 1;
    else hashes.add(hash);
    if (typeof hash === 'string' && isLater(verdict.record?.['committedAt'], meaning.rule.until))
      also.add(digestOf(hash));
  }
  return { commits: hashes.size, masked, others, hashes, also: [...also] };
}

const isLater = (at: unknown, until: Instant | undefined): boolean =>
  until !== undefined && typeof at === 'string' && at > until;

/** Lines of several logs; a missing one is empty. */
export function* linesIn(paths: readonly string[]): Generator<ScannedLine> {
  for (const path of paths) {
    const fd = openToRead(path);
    if (fd === undefined) continue;
    try {
      yield* scanLines(fd);
    } finally {
      withFile(fd, () => undefined);
    }
  }
}

/** Nudges whose commits or repository the erasure is about. */
export function nudgesAbout(
  paths: readonly string[],
  meaning: Meaning,
  hashes: ReadonlySet<string>,
): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { line } of linesIn(paths)) {
    const parsed = parseLine(line);
    const nudge = parsed.ok ? parsed.record['nudge'] : undefined;
    if (!parsed.ok || typeof nudge !== 'string') continue;
    if (isAbout(parsed.record, meaning, { hashes, nudges: found })) found.add(nudge);
  }
  return found;
}
