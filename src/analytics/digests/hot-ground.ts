// Work of the week on files that were corrected again and again. A commit to hot ground is a third of all commits, far too
// often to speak of each: the week's hottest one is named, once. A big one of them is the habit hot-file's.
import type { CommitHash } from '../../domain/commit-record.js';
import type { TickFact } from '../../domain/fact.js';
import type { Verdict } from '../../domain/observation.js';
import { DAY } from '../../domain/local-time.js';
import { integer } from '../../domain/setting.js';
import { judgeCorrected } from '../correction-judge.js';
import { defineDigest, type DigestSighting } from '../define-digest.js';
import type { JudgedSighting } from '../define-habit.js';
import { isOwn } from '../digest-fold.js';
import { type FixHistory, type Heat, hottestOf, RECENT_FIX_DAYS, rememberFix } from '../fix-history.js';
import { type LaterFacts, verdictOf } from '../later-facts.js';
import { codeFilesOf } from '../own-size.js';
import { isHandmade } from '../superseded.js';

interface Hot extends Heat {
  readonly hash: CommitHash;
}

interface State {
  readonly fixes: FixHistory;
  /** Of the week that is not over: the person's commits with code, and those of them on hot ground, the newest first. */
  readonly commits: number;
  readonly hot: readonly Hot[];
}

const MOST_A_WEEK = 200;

const settings = {
  fixes: integer({ default: 3, min: 2, max: 100, help: 'Corrections of the touched code files that make them hot.' }),
  days: integer({ default: 90, min: 1, max: 365, help: 'Days over which corrections count.' }),
};

type Values = { readonly [Key in keyof typeof settings]: number };

export const hotGround = defineDigest({
  name: 'hot-ground',
  pace: 'week',
  scope: 'repository',
  summary: 'Commits of the week to files that were corrected three times in 90 days.',
  evidence:
    'Later fixed 1.72 times as often as others of the same author and size; 2.02 on repositories held out (n = 1324).',
  settings,
  start: (): State => ({ fixes: [], commits: 0, hot: [] }),
  step: (state, fact, { actor, settings: values }) => {
    if (fact.type === 'tick' && fact.closes === 'week') return close(state, fact, values);
    if (fact.type !== 'commit' || !isHandmade(fact)) return { state };
    const files = codeFilesOf(fact);
    const fixes = rememberFix(state.fixes, fact, files);
    if (!isOwn(fact, actor) || files.length === 0) return { state: { ...state, fixes } };
    const heat = hottestOf(state.fixes, { at: fact.at, files, days: values.days });
    const isHot = heat !== undefined && heat.allFixes >= values.fixes;
    const hot = isHot ? [{ ...heat, hash: fact.hash }, ...state.hot.slice(0, MOST_A_WEEK - 1)] : state.hot;
    return { state: { fixes, commits: state.commits + 1, hot } };
  },
  judge: (sighting, later) => ({
    hit: judgeCorrected(sighting.commit, later),
    followed: judgeCooled(sighting, later),
  }),
  control: { outcome: (commit, _file, later) => judgeCorrected(commit, later) },
});

function close(
  { fixes, commits, hot }: State,
  tick: TickFact,
  { days }: Values,
): { state: State; sighting?: DigestSighting } {
  const state = { fixes, commits: 0, hot: [] };
  const [newest, ...rest] = hot;
  if (newest === undefined) return { state };
  const hottest = rest.reduce((most, one) => (one.fixes > most.fixes ? one : most), newest);
  const { file, recent } = hottest;
  const evidence = { file, fixes: hottest.fixes, recent, days, k: hot.length, m: commits, n: commits };
  const window = { from: tick.from, to: tick.at };
  return {
    state,
    sighting: {
      file,
      evidence,
      n: commits,
      about: { window, commits: hot.map(({ hash }) => hash), hash: hottest.hash },
    },
  };
}

/** In the thirty days after the week the file needed fewer corrections than in those before. */
function judgeCooled({ observation: { at, evidence } }: JudgedSighting, later: LaterFacts): Verdict {
  const end = at + RECENT_FIX_DAYS * DAY;
  if (later.now <= end) return 'open';
  return verdictOf(later.fixesOf(String(evidence['file']), at, end) < Number(evidence['recent']), true);
}
