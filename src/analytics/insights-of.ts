// What is worth telling of the changes that were found: insights out, the surest first.
import type { CommitHash, Instant } from '../domain/commit-record.js';
import type { CommitFact } from '../domain/fact.js';
import { instantOf } from '../domain/instant.js';
import type { Insight } from '../domain/insight.js';
import type { Evidence } from '../domain/observation.js';
import type { Unit } from './define-insight.js';
import { type ChangeQuestion, findChanges, meansOf, type Test } from './find-changes.js';
import { insights } from './insights/index.js';

const MOST_COMMITS = 100;
const NEVER = '1970-01-01T00:00:00Z' as Instant;

/** `commits` of one repository that count, everybody's; only what `actor` does makes an insight. */
export function insightsOf(commits: readonly CommitFact[], question: ChangeQuestion): readonly Insight[] {
  const byHash = new Map(commits.map((commit) => [commit.hash, commit]));
  return findChanges(commits, question)
    .filter(isWorthTelling)
    .toSorted((a, b) => a.rate - b.rate || a.change.p - b.change.p)
    .map((test) => describe(test, { byHash, now: question.now }));
}

/** Sure enough, the person's and not the project's, and large enough to matter. */
export function isWorthTelling(test: Test): boolean {
  if (test.whose !== 'yours' && test.whose !== 'alone') return false;
  const { before, after } = meansOf(test);
  const { scale, least } = test.kind;
  if (scale !== 'log') return Math.abs(after - before) >= least;
  return Math.max(before, after) + 1 >= least * (Math.min(before, after) + 1);
}

/** The sentence of an insight, without n and window; undefined where this version does not know its kind. */
export function sentenceOf({ kind, evidence }: Pick<Insight, 'evidence' | 'kind'>): string | undefined {
  return insights.find(({ name }) => name === kind)?.say(evidence);
}

interface Known {
  readonly byHash: ReadonlyMap<CommitHash, CommitFact>;
  readonly now: number;
}

function describe(test: Test, { byHash, now }: Known): Insight {
  const { units, rate, kind } = test;
  const hashes = units.flatMap(({ commits }) => commits);
  const times = hashes.flatMap((hash) => byHash.get(hash)?.authoredAt ?? []);
  return {
    v: 1,
    kind: kind.name,
    at: instantOf(now) ?? NEVER,
    repository: byHash.get(hashes[0] ?? ('' as CommitHash))?.repository ?? null,
    n: units.length,
    window: { from: instantOf(Math.min(...times)) ?? NEVER, to: instantOf(Math.max(...times)) ?? NEVER },
    confidence: Math.round((1 - rate) * 10_000) / 10_000,
    commits: shownBy(test),
    evidence: evidenceOf(test),
  };
}

function evidenceOf(test: Test): Evidence {
  const { kind, change, subject, units, whose = 'unclear' } = test;
  const { before, after } = meansOf(test);
  const outOf = (side: readonly Unit[]): number =>
    side.reduce((sum, unit) => sum + (unit.outOf[change.subject] ?? 0), 0);
  return {
    ...(kind.subject === undefined ? {} : { [kind.subject]: subject }),
    before: rounded(before),
    after: rounded(after),
    since: (instantOf(change.at) ?? NEVER).slice(0, 10),
    beforeN: outOf(units.filter(({ at }) => at < change.at)),
    afterN: outOf(units.filter(({ at }) => at >= change.at)),
    unit: kind.unit,
    whose,
  };
}

function rounded(value: number): number {
  return Math.abs(value) < 10 ? Math.round(value * 10) / 10 : Math.round(value);
}

/** After the change, the newest first; where something became more frequent, those that have it. */
function shownBy({ units, change }: Test): readonly CommitHash[] {
  const after = units.filter(({ at }) => at >= change.at);
  const having = after.filter(({ counts }) => (counts[change.subject] ?? 0) > 0);
  const telling = change.difference > 0 ? having : after.filter(({ outOf }) => (outOf[change.subject] ?? 0) > 0);
  return telling
    .flatMap(({ commits }) => commits)
    .slice(-MOST_COMMITS)
    .toReversed();
}
