// A score alone is no reason. What can be named of a commit that ranks high: a fix on a fix, a file often fixed, or more at
// once than usual. The first that holds is named.
import type { CommitFact } from '../../domain/fact.js';
import type { Evidence } from '../../domain/observation.js';
import { type CommitFeatures, featureOf } from '../commit-memory/commit-features.js';
import type { FileSigns } from '../commit-memory/file-signs.js';

const LOOP_HOURS = 3;
const HOT_FIXES = 3;
const WIDE = { lines: 100, folders: 4, rank: 0.9 };

export function reasonOf(fact: CommitFact, features: CommitFeatures): Evidence | undefined {
  const named = loopReason(features) ?? hotReason(features) ?? wideReason(fact, features);
  return named === undefined ? undefined : { ...named, lines: fact.codeChurn ?? 0, folders: fact.directories };
}

function loopReason(features: CommitFeatures): Evidence | undefined {
  if (featureOf(features, 'isFixLoop') !== 1) return undefined;
  const file = features.files.find(({ ownFixHours }) => ownFixHours <= LOOP_HOURS);
  if (file === undefined) return undefined;
  return { reason: 'loop', file: file.path, hours: LOOP_HOURS, fixes: Math.ceil(file.fixedQuarter) };
}

/** Fixes of 90 days count as they fade, so that the number named is never more than there were. */
function hotReason({ files }: CommitFeatures): Evidence | undefined {
  const hottest = files.reduce<FileSigns | undefined>(
    (most, file) => (file.fixedQuarter > (most?.fixedQuarter ?? 0) ? file : most),
    undefined,
  );
  const fixes = Math.floor(hottest?.fixedQuarter ?? 0);
  return hottest === undefined || fixes < HOT_FIXES ? undefined : { reason: 'hot', file: hottest.path, fixes };
}

function wideReason({ codeChurn, directories }: CommitFact, features: CommitFeatures): Evidence | undefined {
  const lines = codeChurn ?? 0;
  const isWide = lines >= WIDE.lines && directories >= WIDE.folders && featureOf(features, 'sizeRank') >= WIDE.rank;
  return isWide ? { reason: 'wide' } : undefined;
}
