// How strongly each file that is not in a commit belongs to it: by what changed together, and by what came after.
import type { FileMemory } from './file-memory.js';
import { decayOf, type FileTrace } from './file-trace.js';

export interface Relation {
  /** Of the files of the commit: mean, largest and joint share of changes that had the other one too. */
  mean: number;
  largest: number;
  jointLog: number;
  count: number;
  votes: number;
  lower: number;
  reverse: number;
  /** Came within the next three commits of the same person; and within a day, while it lay fresh. */
  next3: number;
  next3Count: number;
  day: number;
  dayCount: number;
  dayMean: number;
}

export type Relations = ReadonlyMap<number, Readonly<Relation>>;

export const NO_RELATION: Readonly<Relation> = {
  mean: 0,
  largest: 0,
  jointLog: 0,
  count: 0,
  votes: 0,
  lower: 0,
  reverse: 0,
  next3: 0,
  next3Count: 0,
  day: 0,
  dayCount: 0,
  dayMean: 0,
};

const LEAST_COUNT = 2;

export function relationsOf(ids: readonly number[], { files, clock }: RelationSource): Relations {
  const relations = new Map<number, Relation>();
  for (const id of ids) {
    const trace = files.get(id);
    if (trace === undefined) continue;
    addPartnersOf(trace, { relations, files, clock, size: ids.length });
    addFollowersOf(trace, { relations, files, clock, size: ids.length });
  }
  return relations;
}

interface RelationSource {
  readonly files: FileMemory;
  readonly clock: number;
}

interface Collection {
  readonly relations: Map<number, Relation>;
  readonly files: FileMemory;
  readonly clock: number;
  readonly size: number;
}

function addPartnersOf(trace: Readonly<FileTrace>, { relations, files, clock, size }: Collection): void {
  const factor = decayOf(clock - trace.clock);
  const whole = trace.weight * factor + 1;
  for (const [id, { weight, count }] of trace.partners) {
    const other = count < LEAST_COUNT ? undefined : files.get(id);
    if (other === undefined || !other.isAlive) continue;
    const relation = relationTo(id, relations);
    const share = (weight * factor) / whole;
    const capped = Math.min(share, 0.99);
    relation.mean += share / size;
    relation.largest = Math.max(relation.largest, capped);
    relation.jointLog -= Math.log(1 - capped);
    relation.votes += 1;
    relation.count = Math.max(relation.count, count);
    relation.lower = Math.max(relation.lower, lowerBoundOf(count, trace.count));
    relation.reverse = Math.max(relation.reverse, count / Math.max(1, other.count));
  }
}

function addFollowersOf(trace: Readonly<FileTrace>, { relations, files, size }: Collection): void {
  if (trace.count < 3) return;
  for (const [id, { next3, day }] of trace.followers) {
    const other = next3 < LEAST_COUNT && day < LEAST_COUNT ? undefined : files.get(id);
    if (other === undefined || !other.isAlive) continue;
    const relation = relationTo(id, relations);
    const share3 = next3 / (trace.count + 3);
    const alone = Math.max(day, trace.count - (trace.partners.get(id)?.count ?? 0));
    const shareDay = day / (alone + 3);
    if (share3 > relation.next3) [relation.next3, relation.next3Count] = [share3, next3];
    if (shareDay > relation.day) [relation.day, relation.dayCount] = [shareDay, day];
    relation.dayMean += shareDay / size;
  }
}

function relationTo(id: number, relations: Map<number, Relation>): Relation {
  const known = relations.get(id);
  if (known !== undefined) return known;
  const relation: Relation = { ...NO_RELATION };
  relations.set(id, relation);
  return relation;
}

const Z = 1.64;

/** Wilson's lower bound of a share. */
function lowerBoundOf(part: number, whole: number): number {
  if (whole <= 0) return 0;
  const share = Math.min(1, part / whole);
  const spread = Z * Math.sqrt((share * (1 - share)) / whole + (Z * Z) / (4 * whole * whole));
  return Math.max(0, (share + (Z * Z) / (2 * whole) - spread) / (1 + (Z * Z) / whole));
}
