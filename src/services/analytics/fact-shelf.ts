// Facts of the windows that were asked for lately, so that the parts of a page read the journal once. In: a span of days
// of one repository or of all. Out: its facts, perhaps with more around it. Dropped when anything was written; bounded by
// the number of facts.
import { CraftNudgeError } from '../../domain/failure.js';
import type { Fact } from '../../domain/fact.js';
import { instantOf } from '../../domain/instant.js';
import type { Identities } from '../../recorder/identities.js';
import { type RecentLogs, readRecentFacts } from '../../recorder/recent-facts.js';

export interface Span {
  /** Its id; all of them where it is left out. */
  readonly repository?: string;
  /** Epoch seconds of committer time; minus infinity for all there is. */
  readonly from: number;
  readonly to: number;
}

export interface FactSource {
  readonly logs: RecentLogs;
  readonly identities: Identities;
  /** What is kept from another one is dropped. */
  readonly revision: string;
}

export interface FactShelf {
  /** Throws WRONG_USAGE where it is more than one answer may be made of. */
  factsOf(span: Span, source: FactSource): readonly Fact[];
}

/** About a kilobyte each. */
const MOST_FACTS = 150_000;

interface Kept extends Span {
  readonly facts: readonly Fact[];
}

export function createFactShelf(most = MOST_FACTS): FactShelf {
  let revision = '';
  let kept: readonly Kept[] = [];
  return {
    factsOf: (span, source) => {
      if (source.revision !== revision) kept = [];
      revision = source.revision;
      const known = kept.find((one) => covers(one, span));
      const found = known ?? { ...span, facts: Object.freeze(readSpan(span, source, most)) };
      kept = withinBound([found, ...kept.filter((one) => one !== found && !covers(found, one))], most);
      return found.facts;
    },
  };
}

function covers(one: Span, other: Span): boolean {
  return one.repository === other.repository && one.from <= other.from && one.to >= other.to;
}

function readSpan({ repository, from, to }: Span, { logs, identities }: FactSource, most: number): readonly Fact[] {
  const [first, last] = [instantOf(from), instantOf(to)];
  const query = {
    ...(first && { from: first }),
    ...(last && { to: last }),
    ...(repository !== undefined && { repository }),
  };
  const facts = readRecentFacts(logs, { ...query, most }, identities);
  if (facts.length <= most) return facts;
  throw new CraftNudgeError('WRONG_USAGE', {
    reason: `the answer would be made of more than ${most} commits: ask for fewer days, or for one repository`,
  });
}

/** The latest asked for first. */
function withinBound(kept: readonly Kept[], most: number): readonly Kept[] {
  let facts = 0;
  return kept.filter((one, index) => {
    facts += one.facts.length;
    return index === 0 || facts <= most;
  });
}
