// A big change to files that were corrected again and again. A hot file alone is a third of all commits: never spoken of.
import type { CommitFact } from '../../domain/fact.js';
import { DAY } from '../../domain/local-time.js';
import type { Verdict } from '../../domain/observation.js';
import { integer } from '../../domain/setting.js';
import { type ActorWindows, emptyWindows, entriesOf, remember } from '../actor-windows.js';
import { judgeCorrected } from '../correction-judge.js';
import { defineHabit, type JudgedSighting, type Sighting } from '../define-habit.js';
import { type FixHistory, hottestOf, RECENT_FIX_DAYS, rememberFix } from '../fix-history.js';
import { type LaterFacts, verdictOf } from '../later-facts.js';
import { codeFilesOf, isAtLeastOwn, isFirst, isFormatterLike } from '../own-size.js';
import { isTest, stemOf } from '../path-class.js';

interface State {
  readonly sizes: ActorWindows<number>;
  readonly fixes: FixHistory;
}

const NEXT_COMMITS = 3;

const settings = {
  fixes: integer({ default: 3, min: 1, max: 100, help: 'Corrections of the touched code files that make them hot.' }),
  days: integer({ default: 90, min: 1, max: 365, help: 'Days over which corrections count.' }),
  percentile: integer({
    default: 90,
    min: 50,
    max: 99,
    help: 'Speak only of changes above this percentile of your own.',
  }),
  lines: integer({ default: 100, min: 1, max: 100_000, help: 'Never speak of fewer changed lines of code than this.' }),
};

type Values = { readonly [Key in keyof typeof settings]: number };

export const hotFile = defineHabit({
  name: 'hot-file',
  tier: 'fact',
  summary: 'A big change, for you, to a file that was corrected three times in 90 days.',
  evidence:
    'Later fixed 1.60 times as often as others of the same author and size; 1.52 on repositories held out (n = 128).',
  settings,
  start: (): State => ({ sizes: emptyWindows(), fixes: [] }),
  step: (state, fact, context) => {
    const files = codeFilesOf(fact);
    if (files.length === 0) return { state };
    const sighting = isBig(fact, state, context.settings)
      ? findHot({ fact, files, state }, context.settings)
      : undefined;
    const next = {
      sizes: rememberSize(state.sizes, fact),
      fixes: rememberFix(state.fixes, fact, files),
    };
    return sighting === undefined ? { state: next } : { state: next, sighting };
  },
  judge: (sighting, later) => ({
    hit: judgeCorrected(sighting.commit, later),
    followed: judgeFollowed(sighting, later),
  }),
  control: { outcome: (commit, _file, later) => judgeCorrected(commit, later) },
});

function isBig(fact: CommitFact, { sizes }: State, { lines, percentile }: Values): boolean {
  if (fact.codeChurn === null || fact.codeChurn < lines || isFirst(fact) || isFormatterLike(fact)) return false;
  return isAtLeastOwn(percentile, fact.codeChurn, entriesOf(sizes, fact.actor));
}

interface Touch {
  readonly fact: CommitFact;
  readonly files: readonly string[];
  readonly state: State;
}

/** All touched files together make a commit hot; the one with the most corrections is named, if it had two itself. */
function findHot({ fact, files, state }: Touch, { fixes: needed, days }: Values): Sighting | undefined {
  const hottest = hottestOf(state.fixes, { at: fact.at, files, days });
  if (hottest === undefined || hottest.allFixes < needed) return undefined;
  const { file, fixes, allFixes, recent } = hottest;
  const n = entriesOf(state.sizes, fact.actor).length;
  const evidence = { file, fixes, nth: fixes + 1, allFixes, recent, days, lines: fact.codeChurn ?? 0, n };
  return { file, evidence, n };
}

function rememberSize(sizes: ActorWindows<number>, { actor, codeChurn }: CommitFact): ActorWindows<number> {
  return codeChurn === null ? sizes : remember(sizes, { actor, entry: codeChurn });
}

/** Its test came along within the next commits, or the corrections of the file became fewer. */
function judgeFollowed({ observation, commit }: JudgedSighting, later: LaterFacts): Verdict {
  const file = observation.file ?? '';
  const next = later.ownAfter(commit, NEXT_COMMITS);
  if (next.some(({ files }) => files.some(({ path }) => isTest(path) && stemOf(path) === stemOf(file)))) return 'hit';
  const end = commit.at + RECENT_FIX_DAYS * DAY;
  if (later.now <= end) return 'open';
  return verdictOf(later.fixesOf(file, commit.at, end) < Number(observation.evidence['recent']), true);
}
