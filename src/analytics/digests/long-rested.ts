// Work of the week on files that nobody had changed for half a year: whoever knew it has forgotten, and its history is short
// to read. What was not seen is not claimed: a commit of which only the first files are known ends every rest.
import type { CommitHash } from '../../domain/commit-record.js';
import type { CommitFact, TickFact } from '../../domain/fact.js';
import { DAY } from '../../domain/local-time.js';
import { integer } from '../../domain/setting.js';
import { emptyMap, type RecentMap, valueIn, withEntry } from '../recent-map.js';
import { judgeCorrected } from '../correction-judge.js';
import { defineDigest, type DigestSighting } from '../define-digest.js';
import { isOwn } from '../digest-fold.js';
import { verdictOf } from '../later-facts.js';
import { isWhole } from '../own-size.js';
import { isForeign } from '../path-class.js';
import { isMerge } from '../superseded.js';

/** When a file was changed last, and how often it was seen to change. */
type Known = readonly [at: number, changes: number];

interface Rested {
  readonly file: string;
  readonly days: number;
  readonly changes: number;
  readonly hash: CommitHash;
}

interface State {
  readonly files: RecentMap<Known>;
  /** The last commit of which not every file is known. */
  readonly unseenAt: number;
  /** Of the week that is not over. */
  readonly touched: readonly string[];
  readonly rested: readonly Rested[];
}

const BUCKETS = 256;
const MOST_IN_BUCKET = 8;
const MOST_A_WEEK = 500;
const PATIENCE = 30 * DAY;

const settings = {
  days: integer({ default: 180, min: 30, max: 365, help: 'Days without a change after which a file has rested long.' }),
};

export const longRested = defineDigest({
  name: 'long-rested',
  pace: 'week',
  scope: 'repository',
  summary: 'Files of your week that nobody had changed for half a year.',
  evidence: 'Age as code-maat measures it. No claim about defects was measured: a fact.',
  settings,
  start: (): State => ({ files: emptyMap(BUCKETS), unseenAt: 0, touched: [], rested: [] }),
  step: (state, fact, { actor, settings: { days } }) => {
    if (fact.type === 'tick' && fact.closes === 'week') return close(state, fact);
    if (fact.type !== 'commit' || isMerge(fact)) return { state };
    const next = remember(state, fact);
    if (!isOwn(fact, actor)) return { state: next };
    const files = changedIn(fact);
    const rested = files.flatMap((file) => restOf(state, file, fact)).filter((one) => one.days >= days);
    const touched = [...new Set([...state.touched, ...files])].slice(0, MOST_A_WEEK);
    return { state: { ...next, touched, rested: [...state.rested, ...rested].slice(0, MOST_A_WEEK) } };
  },
  judge: ({ observation, commit }, later) => ({
    hit: judgeCorrected(commit, later),
    followed: verdictOf(
      later.touchesOf(observation.file ?? '', observation.at, observation.at + PATIENCE).length > 0,
      later.now > observation.at + PATIENCE,
    ),
  }),
});

/** Neither new nor renamed, and not what tools write. */
function changedIn({ files }: CommitFact): readonly string[] {
  return files.filter(({ path, status }) => status === 'M' && !isForeign(path)).map(({ path }) => path);
}

/** Everybody's commits, agents' too; a renamed file keeps its past. */
function remember(state: State, fact: CommitFact): State {
  const known = fact.files.reduce((map, { path, from = path }) => {
    const before = valueIn(map, path) ?? valueIn(map, from);
    return withEntry(map, [path, [fact.at, (before?.[1] ?? 0) + 1]], MOST_IN_BUCKET);
  }, state.files);
  return { ...state, files: known, unseenAt: isWhole(fact) ? state.unseenAt : fact.at };
}

function restOf({ files, unseenAt }: State, file: string, fact: CommitFact): readonly Rested[] {
  const known = valueIn(files, file);
  if (known === undefined || unseenAt >= known[0]) return [];
  return [{ file, days: Math.floor((fact.at - known[0]) / DAY), changes: known[1], hash: fact.hash }];
}

function close(state: State, { from, at }: TickFact): { state: State; sighting?: DigestSighting } {
  const next = { ...state, touched: [], rested: [] };
  const [longest] = state.rested.toSorted((a, b) => b.days - a.days);
  if (longest === undefined) return { state: next };
  const { file, days, changes, hash } = longest;
  const [k, m] = [state.rested.length, state.touched.length];
  const commits = [...new Set(state.rested.map((one) => one.hash))].toReversed();
  const evidence = { file, days, changes, k, m, n: m };
  return { state: next, sighting: { file, evidence, n: m, about: { window: { from, to: at }, commits, hash } } };
}
