// The memory from which a missing companion is found. Commits in canonical order go in; for each, the files that may
// follow come out. Bounded, and the cost of a commit does not grow with the history.
import type { CommitFact } from '../../domain/fact.js';
import { DAY } from '../../domain/local-time.js';
import { isFix } from '../message-class.js';
import { isHandmade } from '../superseded.js';
import { FileMemory } from './file-memory.js';
import { addFollower, addPartners, type FileTrace, trimFollowers } from './file-trace.js';
import { short } from './short.js';
import { PersonMemory } from './person-memory.js';
import type { OwnCommit, PersonTrace } from './person-trace.js';

/** Larger commits say nothing about which files belong together. */
export const MOST_TOGETHER = 30;
const NEXT = 3;
/** Later commits of the day that count as following. */
const MOST_NEXT = 12;

export interface CompanionMemory {
  clock: number;
  readonly files: FileMemory;
  readonly persons: PersonMemory;
  /** Expected to follow, and followed: of everybody, the recent ones weighing more. */
  tried: number;
  hits: number;
}

export function emptyMemory(): CompanionMemory {
  return { clock: 0, files: new FileMemory(), persons: new PersonMemory(), tried: 0, hits: 0 };
}

/** Takes a commit in. `expected`: what was thought to follow. */
export function learn(memory: CompanionMemory, fact: CommitFact, expected: readonly number[] = []): void {
  if (!isHandmade(fact) || fact.files.length === 0) return;
  memory.clock += 1;
  const isLarge = fact.fileCount > MOST_TOGETHER;
  const ids = isLarge ? noteLarge(memory, fact) : noteTouched(memory, fact);
  const person = memory.persons.of(fact.actor);
  settle(memory, person, fact.authoredAt);
  followUp(memory, { person, at: fact.authoredAt, ids, isLarge });
  if (!isLarge) noteTogether(memory, ids);
  const at = fact.authoredAt;
  memory.persons.remember(person, {
    at,
    files: ids,
    isLarge,
    came: new Set(),
    came3: new Set(),
    expected: [...expected],
    next: 0,
  });
  memory.files.forgetOldest();
}

function noteTouched({ files, clock }: CompanionMemory, fact: CommitFact): number[] {
  const wasFix = isFix(fact.subject);
  const ids = new Set<number>();
  for (const { path, status, from } of fact.files) {
    if (from !== undefined && status === 'R') files.rename(from, path);
    const id = files.touch(path, clock);
    const trace = files.change(id);
    if (trace === undefined) continue;
    trace.touches += 1;
    trace.at = fact.at;
    trace.isAlive = status !== 'D';
    trace.wasFix = wasFix;
    ids.add(id);
  }
  return [...ids];
}

/** A large commit makes no new file known: it would push out those that matter. */
function noteLarge(memory: CompanionMemory, fact: CommitFact): number[] {
  const { files } = memory;
  const isKnown = (path: string, from?: string): boolean =>
    files.idOf(path) !== undefined || (from !== undefined && files.idOf(from) !== undefined);
  return noteTouched(memory, { ...fact, files: fact.files.filter(({ path, from }) => isKnown(path, from)) });
}

function noteTogether({ files }: CompanionMemory, ids: readonly number[]): void {
  const weight = ids.length > 1 ? 1 / Math.log2(ids.length + 1) : 1;
  for (const id of ids) {
    const trace = files.change(id);
    if (trace === undefined) continue;
    trace.weight += 1;
    trace.count += 1;
    addPartners(
      trace,
      ids.filter((other) => other !== id),
      weight,
    );
  }
}

interface Arrival {
  readonly person: PersonTrace;
  readonly at: number;
  readonly ids: readonly number[];
  readonly isLarge: boolean;
}

/** The files of this commit came after the person's commits of the last day. */
function followUp({ files }: CompanionMemory, { person, at, ids, isLarge }: Arrival): void {
  const before = person.commits.slice(-MOST_NEXT).filter((commit) => at >= commit.at && at - commit.at <= DAY);
  for (const commit of before) {
    commit.next += 1;
    if (isLarge || commit.isLarge) continue;
    const others = ids.filter((id) => !commit.files.includes(id));
    const newIn3 = commit.next > NEXT ? [] : others.filter((id) => !commit.came3.has(id));
    const newInDay = others.filter((id) => !commit.came.has(id));
    const fresh = newInDay.filter((id) => isFreshFor(person, id, commit));
    for (const file of commit.files)
      if (newIn3.length + fresh.length > 0) addFollowers(files.change(file), newIn3, fresh);
    for (const id of newIn3) commit.came3.add(id);
    for (const id of newInDay) commit.came.add(id);
  }
}

function addFollowers(trace: FileTrace | undefined, newIn3: readonly number[], fresh: readonly number[]): void {
  if (trace === undefined) return;
  for (const id of newIn3) addFollower(trace, id, 'next3');
  for (const id of fresh) addFollower(trace, id, 'day');
  trimFollowers(trace);
}

/** Not touched by the person in the day before `commit`; nor since, or it would have come already. */
function isFreshFor(person: PersonTrace, id: number, commit: OwnCommit): boolean {
  const last = person.files.get(id);
  return last === undefined || commit.at - last.at > DAY || last.at > commit.at;
}

/** Expectations that are a day old enter the record. */
function settle(memory: CompanionMemory, person: PersonTrace, now: number): void {
  for (const commit of person.commits) {
    if (now - commit.at <= DAY) continue;
    for (const id of commit.expected) {
      const came = commit.came.has(id) ? 1 : 0;
      const trace = memory.files.change(id);
      if (trace !== undefined) [trace.tried, trace.came] = [trace.tried + 1, trace.came + came];
      [person.tried, person.hits] = [short(person.tried * 0.98 + 1), short(person.hits * 0.98 + came)];
      [memory.tried, memory.hits] = [short(memory.tried * 0.99 + 1), short(memory.hits * 0.99 + came)];
    }
    commit.expected = [];
    commit.came.clear();
    commit.came3.clear();
  }
}
