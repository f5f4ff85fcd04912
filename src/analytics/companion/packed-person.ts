// What is remembered of a person as short text and back, exactly.
import type { Codec } from './packed-on-demand.js';
import { groupsOf, listsIn, packLists, thousandths, unpack } from './packed-numbers.js';
import { newPerson, type OwnCommit, type PersonTrace } from './person-trace.js';

export type PackedPerson = readonly [actor: string, files: number, numbers: string, commits: readonly string[]];

const OWN_FILE = 5;

export const PERSONS: Codec<PackedPerson, PersonTrace> = { pack: packPerson, unpack: unpackPerson };

export function filesIn([, files]: PackedPerson): number {
  return files;
}

export function commitsIn([, , , commits]: PackedPerson): number {
  return commits.length;
}

function packPerson(person: PersonTrace): PackedPerson {
  const { actor, count, goingOn, activeDays, lastDay, tried, hits, files, commits } = person;
  const numbers = packLists([
    [count, goingOn, activeDays, lastDay, thousandths(tried), thousandths(hits)],
    [...files].flatMap(([id, own]) => [id, own.at, own.count, thousandths(own.days), own.day]),
  ]);
  return [actor, files.size, numbers, commits.map(packCommit)];
}

function packCommit({ at, isLarge, next, files, came, came3, expected }: OwnCommit): string {
  return packLists([[at, isLarge ? 1 : 0, next], files, [...came], [...came3], expected]);
}

function unpackPerson([actor, , numbers, commits]: PackedPerson): PersonTrace {
  const [counts = '', files = ''] = listsIn(numbers);
  const [count = 0, goingOn = 0, activeDays = 0, lastDay = 0, tried = 0, hits = 0] = unpack(counts);
  const person = { ...newPerson(actor), count, goingOn, activeDays, lastDay, tried: tried / 1000, hits: hits / 1000 };
  for (const [id = 0, at = 0, touches = 0, days = 0, day = 0] of groupsOf(unpack(files), OWN_FILE))
    person.files.set(id, { at, count: touches, days: days / 1000, day });
  person.commits.push(...commits.map(unpackCommit));
  return person;
}

function unpackCommit(packed: string): OwnCommit {
  const [head = '', files = '', came = '', came3 = '', expected = ''] = listsIn(packed);
  const [at = 0, isLarge = 0, next = 0] = unpack(head);
  return {
    at,
    isLarge: isLarge === 1,
    next,
    files: unpack(files),
    came: new Set(unpack(came)),
    came3: new Set(unpack(came3)),
    expected: [...unpack(expected)],
  };
}
