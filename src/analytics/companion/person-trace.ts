// What is remembered of one person: the last commits, when each file was touched, how often work goes on within a day.
import { DAY } from '../../domain/local-time.js';
import { short } from './short.js';

const MOST_COMMITS = 60;
const MOST_OWN_FILES = 300;
/** Active days until what was seen counts half. */
const HALF_LIFE_DAYS = 20;

export interface OwnCommit {
  readonly at: number;
  readonly files: readonly number[];
  readonly isLarge: boolean;
  /** Fresh when the commit was made: had not been touched in the day before. Files that came since. */
  readonly came: Set<number>;
  readonly came3: Set<number>;
  /** Expected to follow; settled once the day is over. */
  expected: number[];
  /** Later commits so far. */
  next: number;
}

export interface OwnFile {
  /** Author time of the last touch. */
  at: number;
  count: number;
  /** Days with a touch, decayed to active day `day`. */
  days: number;
  day: number;
}

export interface PersonTrace {
  readonly actor: string;
  readonly commits: OwnCommit[];
  readonly files: Map<number, OwnFile>;
  /** Commits, and those that came within a day of the one before. */
  count: number;
  goingOn: number;
  activeDays: number;
  lastDay: number;
  tried: number;
  hits: number;
}

export function newPerson(actor: string): PersonTrace {
  return {
    actor,
    commits: [],
    files: new Map(),
    count: 0,
    goingOn: 0,
    activeDays: 0,
    lastDay: -1,
    tried: 0,
    hits: 0,
  };
}

/** Takes the person's new commit in. */
export function enterCommit(person: PersonTrace, commit: OwnCommit): void {
  enterFiles(person, commit);
  person.commits.push(commit);
  if (person.commits.length > MOST_COMMITS) person.commits.shift();
}

function enterFiles(person: PersonTrace, { at, files }: OwnCommit): void {
  const last = person.commits.at(-1);
  person.count += 1;
  if (last !== undefined && at >= last.at && at - last.at <= DAY) person.goingOn += 1;
  const day = Math.floor(at / DAY);
  if (day !== person.lastDay) {
    person.activeDays += 1;
    person.lastDay = day;
  }
  for (const id of files) enterFile(person, id, at);
  for (const id of person.files.keys()) {
    if (person.files.size <= MOST_OWN_FILES) break;
    person.files.delete(id);
  }
}

function enterFile(person: PersonTrace, id: number, at: number): void {
  const file = person.files.get(id) ?? { at: 0, count: 0, days: 0, day: -1 };
  person.files.delete(id);
  person.files.set(id, file);
  file.at = Math.max(file.at, at);
  file.count += 1;
  if (file.day === person.activeDays) return;
  file.days = short(file.days * dayDecayOf(person.activeDays - file.day) + 1);
  file.day = person.activeDays;
}

export function dayDecayOf(days: number): number {
  return 2 ** (-days / HALF_LIFE_DAYS);
}
