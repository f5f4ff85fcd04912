// The first screen: what is true and interesting about a person's history, the most telling first. Facts of one
// repository in. It works on a names pass too: findings that need line counts are then silent.
import type { CommitFact, Fact } from '../domain/fact.js';
import { localDayOf } from '../domain/local-time.js';
import type { Evidence } from '../domain/observation.js';
import type { FindingKind, Found } from './define-finding.js';
import { findings } from './findings/index.js';
import { type KindRecord, replay } from './replay.js';
import { countedCommits, isHandmade } from './superseded.js';

export interface Finding {
  readonly name: string;
  /** One sentence, without a full stop; n and window go beside it. */
  readonly text: string;
  readonly evidence: Evidence;
  readonly n: number;
  /** First and last day of what it is about, in the person's own time. */
  readonly from: string;
  readonly to: string;
}

export interface FindingsOptions {
  /** From a replay that was made already; otherwise it is made here. */
  readonly records?: readonly KindRecord[];
}

export function findingsOf(facts: readonly Fact[], actor: string, options: FindingsOptions = {}): readonly Finding[] {
  const everybody = countedCommits(facts).filter(isHandmade);
  const own = everybody.filter((fact) => fact.actor === actor);
  const records = options.records ?? recordsOf(facts, actor, everybody);
  return findings
    .toSorted((a, b) => b.weight - a.weight)
    .flatMap((kind) => describe(kind, kind.find({ own, everybody, records })));
}

/** Only of habits that a finding tells of: the others need line counts, which a names pass does not have. */
function recordsOf(facts: readonly Fact[], actor: string, commits: readonly CommitFact[]): readonly KindRecord[] {
  const habits = findings.map(({ habit }) => habit).filter((habit) => habit !== undefined);
  return replay(facts, { now: commits.at(-1)?.at ?? 0, actor, habits }).record;
}

function describe({ name }: FindingKind, found: Found | undefined): readonly Finding[] {
  const [first, last] = [found?.about[0], found?.about.at(-1)];
  if (found === undefined || first === undefined || last === undefined) return [];
  const { text, evidence, about, n = about.length } = found;
  return [{ name, text, evidence, n, from: dayOf(first), to: dayOf(last) }];
}

function dayOf({ authoredAt, utcOffset }: CommitFact): string {
  return localDayOf(authoredAt, utcOffset);
}
