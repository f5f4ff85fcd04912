// The memory as JSON and back, exactly: what is folded on from a snapshot equals what was never stored. Compact, since it
// is written after each run: lists of whole numbers in base 36, fractions as thousandths (short.ts).
import { type CompanionMemory, emptyMemory } from './companion-memory.js';
import { type FileTrace, newTrace } from './file-memory.js';
import { newPerson, type OwnCommit, type PersonTrace } from './person-memory.js';

export interface PackedMemory {
  readonly v: 1;
  readonly counts: string;
  readonly files: readonly PackedFile[];
  readonly persons: readonly PackedPerson[];
}

type PackedFile = readonly [path: string, counts: string, partners: string, followers: string];
type PackedPerson = readonly [actor: string, counts: string, files: string, commits: readonly string[]];

const PARTNER = 3;
const OWN_FILE = 5;
const PART = ',';

export function packMemory({ clock, tried, hits, files, persons }: CompanionMemory): PackedMemory {
  const isKnown = ([id]: readonly [number, unknown]): boolean => files.get(id) !== undefined;
  return {
    v: 1,
    counts: pack([clock, thousandths(tried), thousandths(hits)]),
    files: [...files.entries].map(([id, trace]) => packTrace(id, trace, isKnown)),
    persons: [...persons.persons].map(([actor, person]) => packPerson(actor, person)),
  };
}

type IsKnown = (entry: readonly [number, unknown]) => boolean;

function packTrace(id: number, trace: FileTrace, isKnown: IsKnown): PackedFile {
  const { path, clock, weight, count, touches, at, isAlive, wasFix, tried, came, partners, followers } = trace;
  const flags = (isAlive ? 1 : 0) + (wasFix ? 2 : 0);
  return [
    path,
    pack([id, clock, thousandths(weight), count, touches, at, flags, tried, came]),
    pack([...partners].filter(isKnown).flatMap(([other, one]) => [other, thousandths(one.weight), one.count])),
    pack([...followers].filter(isKnown).flatMap(([other, { next3, day }]) => [other, next3, day])),
  ];
}

function packPerson(actor: string, person: PersonTrace): PackedPerson {
  const { count, goingOn, activeDays, lastDay, tried, hits, files, commits } = person;
  return [
    actor,
    pack([count, goingOn, activeDays, lastDay, thousandths(tried), thousandths(hits)]),
    pack([...files].flatMap(([id, own]) => [id, own.at, own.count, thousandths(own.days), own.day])),
    commits.map(packCommit),
  ];
}

function packCommit({ at, isLarge, next, files, came, came3, expected }: OwnCommit): string {
  return withoutEnd([[at, isLarge ? 1 : 0, next], files, [...came], [...came3], expected].map(pack).join(PART));
}

/** Empty parts at the end say nothing. */
function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === ',') end -= 1;
  return text.slice(0, end);
}

export function unpackMemory({ counts, files, persons }: PackedMemory): CompanionMemory {
  const memory = emptyMemory();
  const [clock = 0, tried = 0, hits = 0] = unpack(counts);
  [memory.clock, memory.tried, memory.hits] = [clock, tried / 1000, hits / 1000];
  for (const file of files) memory.files.restore(...unpackTrace(file));
  for (const person of persons) memory.persons.persons.set(person[0], unpackPerson(person));
  return memory;
}

function unpackTrace([path, counts, partners, followers]: PackedFile): [number, FileTrace] {
  const [id = 0, clock = 0, weight = 0, count = 0, touches = 0, at = 0, flags = 0, tried = 0, came = 0] =
    unpack(counts);
  const trace: FileTrace = {
    ...newTrace(path, clock),
    weight: weight / 1000,
    count,
    touches,
    at,
    isAlive: (flags & 1) === 1,
    wasFix: (flags & 2) === 2,
    tried,
    came,
  };
  for (const [other = 0, strength = 0, times = 0] of groupsOf(unpack(partners), PARTNER))
    trace.partners.set(other, { weight: strength / 1000, count: times });
  for (const [other = 0, next3 = 0, day = 0] of groupsOf(unpack(followers), PARTNER))
    trace.followers.set(other, { next3, day });
  return [id, trace];
}

function unpackPerson([, counts, files, commits]: PackedPerson): PersonTrace {
  const [count = 0, goingOn = 0, activeDays = 0, lastDay = 0, tried = 0, hits = 0] = unpack(counts);
  const person = { ...newPerson(), count, goingOn, activeDays, lastDay, tried: tried / 1000, hits: hits / 1000 };
  for (const [id = 0, at = 0, touches = 0, days = 0, day = 0] of groupsOf(unpack(files), OWN_FILE))
    person.files.set(id, { at, count: touches, days: days / 1000, day });
  person.commits.push(...commits.map(unpackCommit));
  return person;
}

function unpackCommit(packed: string): OwnCommit {
  const [head = '', files = '', came = '', came3 = '', expected = ''] = packed.split(PART);
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

function thousandths(value: number): number {
  return Math.round(value * 1000);
}

function pack(values: readonly number[]): string {
  return values.map((value) => value.toString(36)).join(' ');
}

function unpack(text: string): readonly number[] {
  return text === '' ? [] : text.split(' ').map((part) => Number.parseInt(part, 36));
}

function groupsOf(values: readonly number[], size: number): readonly (readonly number[])[] {
  return Array.from({ length: values.length / size }, (_, index) => values.slice(index * size, (index + 1) * size));
}
