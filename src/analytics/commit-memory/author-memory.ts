// What is remembered of one author: rhythm, usual sizes, how often own commits were corrected, and the commits of the last
// day. A commit in, the next memory out.
import { DAY, HOUR } from '../../domain/local-time.js';
import { countOne, type Fading, NOTHING, type Share, tryOnce, UNTRIED } from './fading.js';

/** A commit of the last day; `done` once its author corrected one of its files. */
export interface RecentCommit {
  readonly authoredAt: number;
  readonly isFixup: boolean;
  readonly done: boolean;
  readonly files: readonly string[];
}

export interface AuthorMemory {
  readonly commits: number;
  readonly authoredAt: number;
  readonly sessionStart: number;
  /** Commits of the session before the latest one. */
  readonly sessionCommits: number;
  readonly fixes: Share;
  readonly fixups: Share;
  readonly withBody: Share;
  readonly corrected: Share;
  readonly reworked: Share;
  /** Came back within a day, within an hour. */
  readonly returned: Share;
  readonly returnedSoon: Share;
  readonly day: Fading;
  readonly week: Fading;
  readonly month: Fading;
  /** Commits by three hours of the local day, fading. */
  readonly hours: readonly number[];
  /** Changed lines of code of the latest commits. */
  readonly sizes: readonly number[];
  readonly recent: readonly RecentCommit[];
  readonly folders: readonly (readonly [folder: string, touches: number])[];
}

/** One of the author's commits, as this memory needs it. */
export interface OwnCommit {
  readonly at: number;
  readonly authoredAt: number;
  /** Which three hours of the author's day, 0 to 7. */
  readonly partOfDay: number;
  readonly isFix: boolean;
  readonly isFixup: boolean;
  readonly hasBody: boolean;
  readonly files: readonly string[];
  readonly folders: readonly string[];
  /** Changed lines of code; undefined where nothing was counted or no code changed. */
  readonly size: number | undefined;
}

export const AUTHOR_KEEP = 0.97;
const RETURN_KEEP = 0.95;
const SESSION_GAP = 2 * HOUR;
const LONGEST_GAP = 30 * DAY;
const MOST_SIZES = 200;
const MOST_RECENT = 40;
const MOST_FOLDERS = 48;

export const NEW_AUTHOR: AuthorMemory = {
  commits: 0,
  authoredAt: 0,
  sessionStart: 0,
  sessionCommits: 0,
  fixes: UNTRIED,
  fixups: UNTRIED,
  withBody: UNTRIED,
  corrected: UNTRIED,
  reworked: UNTRIED,
  returned: UNTRIED,
  returnedSoon: UNTRIED,
  day: NOTHING,
  week: NOTHING,
  month: NOTHING,
  hours: [0, 0, 0, 0, 0, 0, 0, 0],
  sizes: [],
  recent: [],
  folders: [],
};

/** Seconds since the author's commit before, at most 30 days. */
export function gapBefore({ authoredAt }: AuthorMemory, now: number): number {
  return authoredAt === 0 ? LONGEST_GAP : Math.min(Math.max(now - authoredAt, 0), LONGEST_GAP);
}

export interface Session {
  readonly start: number;
  readonly commits: number;
}

/** The session that a commit at `now` belongs to. */
export function sessionAt(author: AuthorMemory, now: number): Session {
  const goesOn = author.authoredAt !== 0 && gapBefore(author, now) < SESSION_GAP;
  return goesOn ? { start: author.sessionStart, commits: author.sessionCommits + 1 } : { start: now, commits: 0 };
}

export function addCommit(author: AuthorMemory, commit: OwnCommit): AuthorMemory {
  const { at, authoredAt, isFix, isFixup, hasBody, files, size } = commit;
  const session = sessionAt(author, authoredAt);
  const recent = { authoredAt, isFixup, done: false, files };
  return {
    ...author,
    ...returnsAfter(author, authoredAt),
    commits: author.commits + 1,
    authoredAt: Math.max(author.authoredAt, authoredAt),
    sessionStart: session.start,
    sessionCommits: session.commits,
    fixes: tryOnce(author.fixes, isFix ? 1 : 0, AUTHOR_KEEP),
    fixups: tryOnce(author.fixups, isFixup ? 1 : 0, AUTHOR_KEEP),
    withBody: tryOnce(author.withBody, hasBody ? 1 : 0, AUTHOR_KEEP),
    day: countOne(author.day, at, DAY),
    week: countOne(author.week, at, 7 * DAY),
    month: countOne(author.month, at, 30 * DAY),
    hours: author.hours.map((count, part) => round(count * AUTHOR_KEEP + (part === commit.partOfDay ? 1 : 0))),
    sizes: size === undefined ? author.sizes : [...author.sizes, size].slice(-MOST_SIZES),
    recent: [...author.recent, recent].slice(-MOST_RECENT),
    folders: commit.folders.reduce(countFolder, author.folders),
  };
}

function returnsAfter(author: AuthorMemory, now: number): Pick<AuthorMemory, 'returned' | 'returnedSoon'> {
  const { returned, returnedSoon } = author;
  if (author.authoredAt === 0) return { returned, returnedSoon };
  const gap = gapBefore(author, now);
  return {
    returned: tryOnce(returned, gap <= DAY ? 1 : 0, RETURN_KEEP),
    returnedSoon: tryOnce(returnedSoon, gap <= HOUR ? 1 : 0, RETURN_KEEP),
  };
}

function countFolder(folders: AuthorMemory['folders'], folder: string): AuthorMemory['folders'] {
  const before = touchesOf(folders, folder);
  const others = folders.filter(([name]) => name !== folder);
  return [...others, [folder, before + 1] as const].slice(-MOST_FOLDERS);
}

export function touchesOf(folders: AuthorMemory['folders'], folder: string): number {
  return folders.find(([name]) => name === folder)?.[1] ?? 0;
}

/** The share of own commits in each three hours of the day, drawn to all hours alike. */
export function hourShareOf({ hours }: AuthorMemory, part: number): number {
  const all = hours.reduce((sum, count) => sum + count, 0);
  return ((hours[part] ?? 0) + 1) / (all + hours.length);
}

function round(count: number): number {
  return Math.round(count * 1e4) / 1e4;
}
