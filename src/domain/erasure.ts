// What was erased by wish, as a rule that keeps it from coming back. The rule itself names nobody: a person is the same
// keyed hash as in the records. Pure.
import type { Instant } from './commit-record.js';

/** Everything given must hold. */
export interface ErasureRule {
  /** Repository id. */
  readonly repository?: string;
  /** Author id: HMAC of the e-mail. */
  readonly person?: string;
  /** Committer time, this instant included. */
  readonly from?: Instant;
  /** Committer time, this instant not included. */
  readonly to?: Instant;
  /** What was committed later than this is not meant; absent where a person is named, who stays erased. */
  readonly until?: Instant;
}

/** Whatever of a record a rule looks at; of any version, and from anywhere. */
export interface Erasable {
  readonly hash?: unknown;
  readonly repository?: unknown;
  readonly committedAt?: unknown;
  readonly author?: unknown;
  readonly committer?: unknown;
}

export type AuthorId = (email: string) => string;

/** Is the record one that the rule was made to erase, whenever it was committed? */
export function isMeant(record: Erasable, rule: ErasureRule, authorId: AuthorId): boolean {
  const { repository, person, from, to } = rule;
  if (repository !== undefined && idOf(record.repository) !== repository) return false;
  if (person !== undefined && ![record.author, record.committer].some((one) => isPerson(one, person, authorId)))
    return false;
  return isWithin(record.committedAt, { ...(from && { from }), ...(to && { to }) });
}

/** Would the record come back although it was erased? */
export function isErased(record: Erasable, rule: ErasureRule, authorId: AuthorId): boolean {
  const { until } = rule;
  const isLater = until !== undefined && typeof record.committedAt === 'string' && record.committedAt > until;
  return !isLater && isMeant(record, rule, authorId);
}

/** A moment of something that is no commit: a rewrite, a nudge, an answer. */
export function isWithin(at: unknown, { from, to }: { readonly from?: Instant; readonly to?: Instant }): boolean {
  if (from === undefined && to === undefined) return true;
  return typeof at === 'string' && (from === undefined || at >= from) && (to === undefined || at < to);
}

const ERASED_LINE = '[erased]';

/** The text without the lines in which the person's e-mail stands: trailers such as Co-authored-by. */
export function withoutPerson(text: string, person: string, authorId: AuthorId): string {
  if (!text.includes('@')) return text;
  return text
    .split('\n')
    .map((line) => (emailsIn(line).some((email) => authorId(email) === person) ? ERASED_LINE : line))
    .join('\n');
}

/** Does a line that is no record, damaged or of a newer version, speak of what the rule means? Dates are not looked for. */
export function mentions(text: string, { repository, person, from, to }: ErasureRule, authorId: AuthorId): boolean {
  if (from !== undefined || to !== undefined) return false;
  if (repository !== undefined && !text.includes(repository)) return false;
  if (person === undefined) return repository !== undefined;
  return text.includes(`"id":"${person}"`) || emailsIn(text).some((email) => authorId(email) === person);
}

/** By splitting, not by a pattern: the time stays linear, whatever the text. */
function emailsIn(text: string): readonly string[] {
  if (!text.includes('@')) return [];
  const words = text.split(/[\s<>"(),:;[\]\\]/);
  return words.filter((word) => word.includes('@')).flatMap((word) => [word, word.replace(/(?<!\.)\.+$/, '')]);
}

function idOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? (value as { readonly id?: unknown }).id : undefined;
}

function isPerson(value: unknown, person: string, authorId: AuthorId): boolean {
  if (idOf(value) === person) return true;
  const { email } = (value ?? {}) as { readonly email?: unknown };
  return typeof email === 'string' && authorId(email) === person;
}
