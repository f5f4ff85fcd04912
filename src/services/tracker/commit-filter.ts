// Which commits a question is about. What the index knows (repository, time) bounds what is read; the rest is asked of each record.
import type { CommitRecord, Instant } from '../../domain/commit-record.js';
import { CraftNudgeError } from '../../domain/failure.js';
import { epochOf, instantOf } from '../../domain/instant.js';
import { DAY, localDayOf } from '../../domain/local-time.js';
import { type Identities, ME } from '../../recorder/identities.js';
import { parseDay } from '../../report/parse-day.js';
import type { JournalQuery } from '../../store/journal/journal.js';

export interface CommitQuestion {
  readonly repository?: string;
  readonly author?: string;
  readonly from?: string;
  readonly to?: string;
  readonly path?: string;
  readonly operation?: string;
}

export interface CommitFilter {
  readonly bounds: JournalQuery;
  /** Does every record within the bounds pass? */
  readonly isExact: boolean;
  accepts(record: CommitRecord): boolean;
}

export interface FilterSources {
  readonly identities: Identities;
  authorId(email: string): string;
}

type Test = (record: CommitRecord) => boolean;

/** `repository` is an id here. Throws WRONG_USAGE for a day that is none. */
export function commitFilter({ repository, from, to, ...asked }: CommitQuestion, sources: FilterSources): CommitFilter {
  const tests = [
    ...daysTest(dayIn(from, 'from'), dayIn(to, 'to')),
    ...(asked.author === undefined ? [] : [authorTest(asked.author, sources)]),
    ...(asked.path === undefined ? [] : [pathTest(asked.path)]),
    ...(asked.operation === undefined ? [] : [operationTest(asked.operation)]),
  ];
  return {
    bounds: { ...(repository === undefined ? {} : { repository }), ...boundsOf(from, to) },
    isExact: tests.length === 0,
    accepts: (record) => tests.every((test) => test(record)),
  };
}

/** No clock is further from UTC than this, whatever a commit says. */
const FURTHEST = 4 * DAY + 4 * 3600;

function boundsOf(from: string | undefined, to: string | undefined): Pick<JournalQuery, 'from' | 'to'> {
  const first = from === undefined ? undefined : instantOf(midnight(from) - FURTHEST);
  const last = to === undefined ? undefined : instantOf(midnight(to) + DAY + FURTHEST);
  return { ...(first === undefined ? {} : { from: first }), ...(last === undefined ? {} : { to: last }) };
}

const midnight = (day: string): number => epochOf(`${day}T00:00:00Z` as Instant);

function dayIn(text: string | undefined, name: string): string | undefined {
  if (text === undefined || parseDay(text, text) !== undefined) return text;
  throw new CraftNudgeError('WRONG_USAGE', { reason: `${name}: ${text} is no day of the calendar` });
}

/** By the clock of who committed. */
function daysTest(from: string | undefined, to: string | undefined): readonly Test[] {
  if (from === undefined && to === undefined) return [];
  return [
    ({ committedAt, committerUtcOffset }) => {
      if (committedAt === null) return false;
      const day = localDayOf(epochOf(committedAt), committerUtcOffset);
      return (from === undefined || day >= from) && (to === undefined || day <= to);
    },
  ];
}

const AUTHOR_ID = /^[0-9a-f]{16}$/;

function authorTest(asked: string, { identities, authorId }: FilterSources): Test {
  if (asked === ME) return ({ author }) => identities.actorOf(author) === ME;
  if (AUTHOR_ID.test(asked)) return ({ author }) => author.id === asked;
  if (asked.includes('@')) return emailTest(asked, authorId(asked.trim().toLowerCase()));
  return ({ author }) => isSame(author.name, asked);
}

/** A record of another machine has that machine's hash, and mostly the address too. */
function emailTest(asked: string, id: string): Test {
  return ({ author }) => author.id === id || isSame(author.email, asked);
}

const isSame = (one: string | undefined, other: string): boolean => one?.toLowerCase() === other.trim().toLowerCase();

/** A path, also the old one of a rename; ending in `/`, everything below it. */
function pathTest(asked: string): Test {
  const fits = (path: string | undefined): boolean =>
    path !== undefined && (asked.endsWith('/') ? path.startsWith(asked) : path === asked);
  return ({ files }) => files.some(({ path, from }) => fits(path) || fits(from));
}

const operationTest =
  (asked: string): Test =>
  ({ operation }) =>
    operation === asked;
