// Who "me" is: the e-mails of commits made here, git's user.email, and the setting `identities`. Records of other people
// carry only a keyed hash, so everything is compared by that.
import type { Person } from '../domain/commit-record.js';

export const ME = 'me';

export interface Identities {
  readonly emails: readonly string[];
  isMe(email: string): boolean;
  /** A repository's .mailmap has its say: good for the screen, never for what is kept. */
  readonly isMailmapped: boolean;
  /** `me`, or the id that stands for somebody else; ids joined by .mailmap count as one. */
  actorOf(person: Person): string;
}

export interface IdentitySources {
  /** Learnt from commits made here, kept in `settings/identities.json`. */
  readonly learnt: readonly string[];
  /** The setting `identities`. */
  readonly configured: readonly string[];
  authorId(email: string): string;
  /** Alias to canonical e-mail, both in lower case. */
  readonly mailmap?: ReadonlyMap<string, string>;
}

export function createIdentities({ learnt, configured, authorId, mailmap = new Map() }: IdentitySources): Identities {
  const emails = new Set([...learnt, ...configured].map(normalized).filter((email) => email !== ''));
  const canonicalIds = new Map([...mailmap].map(([alias, canonical]) => [authorId(alias), authorId(canonical)]));
  const canonical = (id: string): string => canonicalIds.get(id) ?? id;
  const mine = new Set([...emails].map((email) => canonical(authorId(email))));
  return {
    emails: [...emails],
    isMailmapped: mailmap.size > 0,
    isMe: (email) => emails.has(normalized(email)) || mine.has(canonical(authorId(email))),
    // a record of another machine has that machine's hash, and of oneself the e-mail too
    actorOf: ({ id, email }) =>
      mine.has(canonical(id)) || (email !== undefined && emails.has(normalized(email))) ? ME : canonical(id),
  };
}

function normalized(email: string): string {
  return email.trim().toLowerCase();
}
