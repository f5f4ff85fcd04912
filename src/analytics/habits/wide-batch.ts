// A commit that is large and wide for its author. A fact about a habit: on unseen repositories size carried no clear risk.
import type { CommitFact } from '../../domain/fact.js';
import type { Verdict } from '../../domain/observation.js';
import { integer } from '../../domain/setting.js';
import { DAY } from '../../domain/local-time.js';
import { type ActorWindows, emptyWindows, entriesOf, remember } from '../actor-windows.js';
import { judgeCorrected } from '../correction-judge.js';
import { defineHabit, type JudgedSighting, type Sighting } from '../define-habit.js';
import { type LaterFacts, verdictOf } from '../later-facts.js';
import { isAtLeastOwn, isFirst, isFormatterLike } from '../own-size.js';
import { medianOf, shareOf } from '../quantile.js';

type Batch = readonly [lines: number, folders: number];

const SPLIT_MINUTES = 30;
const NEXT_COMMITS = 10;
const PATIENCE = 90 * DAY;

const settings = {
  percentile: integer({ default: 90, min: 50, max: 99, help: 'Speak only above this percentile of your own commits.' }),
  lines: integer({ default: 100, min: 1, max: 100_000, help: 'Never speak of fewer changed lines of code than this.' }),
  folders: integer({ default: 4, min: 1, max: 1000, help: 'Never speak of fewer folders than this.' }),
};

type Values = { readonly percentile: number; readonly lines: number; readonly folders: number };

export const wideBatch = defineHabit({
  name: 'wide-batch',
  tier: 'fact',
  summary: 'Larger and wider than nine of ten of your own commits.',
  evidence:
    'Later fixed 1.78 times as often as others of the same author and size; 1.35 on repositories held out (n = 100).',
  settings,
  start: (): ActorWindows<Batch> => emptyWindows(),
  step: (windows, fact, context) => {
    if (fact.codeChurn === null || fact.codeExtensions === 0) return { state: windows };
    const batch: Batch = [fact.codeChurn, fact.directories];
    const sighting = isExempt(fact) ? undefined : compare(batch, entriesOf(windows, fact.actor), context.settings);
    const state = remember(windows, { actor: fact.actor, entry: batch });
    return sighting === undefined ? { state } : { state, sighting };
  },
  judge: (sighting, later) => ({
    hit: judgeCorrected(sighting.commit, later),
    followed: judgeFollowed(sighting, later),
  }),
  control: { outcome: (commit, _file, later) => judgeCorrected(commit, later) },
});

function isExempt(fact: CommitFact): boolean {
  return isFirst(fact) || isFormatterLike(fact);
}

function compare([lines, folders]: Batch, own: readonly Batch[], values: Values): Sighting | undefined {
  if (lines < values.lines || folders < values.folders) return undefined;
  const [ownLines, ownFolders] = [own.map(([size]) => size), own.map(([, spread]) => spread)];
  const isBoth =
    isAtLeastOwn(values.percentile, lines, ownLines) && isAtLeastOwn(values.percentile, folders, ownFolders);
  if (!isBoth) return undefined;
  const noLarger = own.filter(([size, spread]) => size <= lines && spread <= folders).length;
  const percentile = Math.floor(shareOf(noLarger * 100, own.length));
  const median = Math.round(medianOf(ownLines) ?? 0);
  return { evidence: { lines, folders, percentile, median, n: own.length }, n: own.length };
}

/** Split or amended soon after, or smaller commits from then on. */
function judgeFollowed({ observation, commit }: JudgedSighting, later: LaterFacts): Verdict {
  const rewrite = later.rewriteOf(commit.hash);
  if (rewrite !== undefined && rewrite.at - commit.at <= SPLIT_MINUTES * 60) return 'hit';
  const next = later.ownAfter(commit, NEXT_COMMITS).map(({ codeChurn }) => codeChurn ?? 0);
  if (next.length < NEXT_COMMITS) return verdictOf(false, later.now > commit.at + PATIENCE);
  return verdictOf((medianOf(next) ?? 0) < Number(observation.evidence['median']), true);
}
