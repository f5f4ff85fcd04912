// Which files may follow a commit: candidates, each with what is known of it as numbers.
import type { CommitFact, FileFact } from '../../domain/fact.js';
import { DAY } from '../../domain/local-time.js';
import { type CompanionMemory, MOST_TOGETHER } from './companion-memory.js';
import { featureReaderOf, type Scene } from './features.js';
import { NO_RELATION, type Relation, relationsOf } from './relation.js';

export interface Prospect {
  readonly id: number;
  readonly path: string;
  readonly features: readonly number[];
  readonly relation: Readonly<Relation>;
}

export interface LookOptions {
  /** Also files that the person touched within the last day. */
  readonly withStale?: boolean;
  /** A file of the commit that is to be taken as absent. */
  readonly hidden?: string;
}

/** Files of the last day that count as the session. */
const MOST_SESSION = 20;
/** Expectations whose outcome is recorded, of each commit. */
const MOST_EXPECTED = 3;

export function prospectsOf(memory: CompanionMemory, fact: CommitFact, options: LookOptions = {}): readonly Prospect[] {
  const named = fact.files.filter(({ path }) => path !== options.hidden);
  const query = named.filter(({ status }) => status !== 'D');
  if (query.length === 0 || fact.fileCount > MOST_TOGETHER) return [];
  const scene = sceneOf(memory, fact, { named, query });
  const touched = new Set(options.withStale === true ? [] : scene.recent.flatMap(({ files }) => files));
  const featuresOf = featureReaderOf(scene);
  return choose(scene, (id) => !scene.present.has(id) && !touched.has(id)).flatMap((id) => {
    const path = memory.files.get(id)?.path;
    if (path === undefined) return [];
    return [{ id, path, features: featuresOf(id), relation: scene.relations.get(id) ?? NO_RELATION }];
  });
}

/** The few that look strongest before any model: what becomes of them is remembered. */
export function expectedOf(prospects: readonly Prospect[]): readonly number[] {
  const strength = ({ relation: { day, next3, mean } }: Prospect): number => Math.max(day, next3) + mean;
  return prospects
    .toSorted((a, b) => strength(b) - strength(a))
    .slice(0, MOST_EXPECTED)
    .map(({ id }) => id);
}

interface Query {
  readonly named: readonly FileFact[];
  /** Those that are still there. */
  readonly query: readonly FileFact[];
}

function sceneOf(memory: CompanionMemory, fact: CommitFact, { named, query }: Query): Scene {
  const person = memory.persons.of(fact.actor);
  const recent = person.commits.filter(({ at }) => fact.authoredAt >= at && fact.authoredAt - at <= DAY);
  const present = new Set(idsOf(named, memory));
  const session = [...new Set(recent.flatMap(({ files }) => files))].filter((id) => !present.has(id));
  const relations = relationsOf(idsOf(query, memory), memory);
  return {
    memory,
    fact,
    person,
    recent,
    present,
    relations,
    session: relationsOf(session.slice(-MOST_SESSION), memory),
    ranks: new Map(strongest([...relations], 10, ({ mean }) => mean).map((id, rank) => [id, rank])),
    paths: query.map(({ path }) => path),
  };
}

function idsOf(files: readonly FileFact[], memory: CompanionMemory): readonly number[] {
  const idOf = ({ path, from }: FileFact): number | undefined =>
    memory.files.idOf(path) ?? (from === undefined ? undefined : memory.files.idOf(from));
  return files.map(idOf).filter((id) => id !== undefined);
}

function choose({ relations, session }: Scene, isOpen: (id: number) => boolean): readonly number[] {
  const open = [...relations].filter(([id]) => isOpen(id));
  const later = [...session].filter(([id]) => isOpen(id));
  return [
    ...new Set([
      ...strongest(open, 5, ({ mean }) => mean),
      ...strongest(open, 3, ({ largest }) => largest),
      ...strongest(open, 3, ({ jointLog }) => jointLog),
      ...strongest(open, 4, ({ next3 }) => next3),
      ...strongest(open, 4, ({ day }) => day),
      ...strongest(open, 2, ({ lower }) => lower),
      ...strongest(later, 2, ({ day }) => day),
      ...strongest(later, 1, ({ jointLog }) => jointLog),
    ]),
  ];
}

function strongest(
  some: readonly (readonly [number, Readonly<Relation>])[],
  most: number,
  strengthOf: (relation: Readonly<Relation>) => number,
): readonly number[] {
  return some
    .filter(([, relation]) => strengthOf(relation) > 0)
    .toSorted(([a, one], [b, other]) => strengthOf(other) - strengthOf(one) || a - b)
    .slice(0, most)
    .map(([id]) => id);
}
