// What went on while somebody was away for two weeks or more: how many commits of others changed files that the person had
// changed before, and which file most. The others are counted, never named.
import type { CommitHash } from '../../domain/commit-record.js';
import type { CommitFact, TickFact } from '../../domain/fact.js';
import { DAY } from '../../domain/local-time.js';
import { integer } from '../../domain/setting.js';
import { emptyMap, type RecentMap, valueIn, withEntry } from '../recent-map.js';
import { defineDigest, type DigestSighting } from '../define-digest.js';
import { isOwn } from '../digest-fold.js';
import { verdictOf } from '../later-facts.js';
import { isWhole } from '../own-size.js';
import { isForeign } from '../path-class.js';
import { compareText } from '../quantile.js';
import { isHandmade } from '../superseded.js';

/** Since the person's last commit. */
interface Away {
  /** Commits of others of which every file is known: all, and those that changed files which the person had changed. */
  readonly all: number;
  readonly known: number;
  /** The newest of these. */
  readonly commits: readonly CommitHash[];
  /** How many of them changed a file. */
  readonly counts: Readonly<Record<string, number>>;
}

interface Return extends Away {
  readonly days: number;
  readonly from: number;
  readonly hash: CommitHash;
}

interface State {
  readonly lastAt: number | null;
  readonly files: RecentMap<1>;
  readonly away: Away;
  /** In the week that is not over. */
  readonly back: Return | null;
}

const BUCKETS = 256;
const MOST_IN_BUCKET = 8;
const MOST_COMMITS = 20;
const PATIENCE = 14 * DAY;
const NOTHING: Away = { all: 0, known: 0, commits: [], counts: {} };

const settings = {
  days: integer({ default: 14, min: 3, max: 365, help: 'Days without a commit of yours that make an absence.' }),
  commits: integer({ default: 2, min: 1, max: 1000, help: 'Commits of others to your files that are worth telling.' }),
};

type Values = { readonly [Key in keyof typeof settings]: number };

export const whileAway = defineDigest({
  name: 'while-away',
  pace: 'week',
  scope: 'repository',
  summary: 'What others changed in files of yours while you did not commit for two weeks.',
  evidence: 'Nothing was measured of it: a fact about files, without a claim.',
  settings,
  start: (): State => ({ lastAt: null, files: emptyMap(BUCKETS), away: NOTHING, back: null }),
  step: (state, fact, { actor, settings: values }) => {
    if (fact.type === 'tick' && fact.closes === 'week') return close(state, fact);
    if (fact.type !== 'commit' || !isHandmade(fact)) return { state };
    return { state: isOwn(fact, actor) ? comeBack(state, fact, values) : goOn(state, fact) };
  },
  judge: ({ observation: { at, actor, file = '' } }, later) => ({
    hit: 'hit',
    followed: verdictOf(
      later.touchesOf(file, at, at + PATIENCE).some((touch) => touch.actor === actor),
      later.now > at + PATIENCE,
    ),
  }),
});

function filesOf({ files }: CommitFact): readonly string[] {
  return files.filter(({ path, status }) => status !== 'D' && !isForeign(path)).map(({ path }) => path);
}

function goOn(state: State, fact: CommitFact): State {
  if (!isWhole(fact)) return state;
  const { away, files } = state;
  const known = filesOf(fact).filter((file) => valueIn(files, file) === 1);
  if (known.length === 0) return { ...state, away: { ...away, all: away.all + 1 } };
  const counts = { ...away.counts };
  for (const file of known) counts[file] = (counts[file] ?? 0) + 1;
  const commits = [fact.hash, ...away.commits].slice(0, MOST_COMMITS);
  return { ...state, away: { all: away.all + 1, known: away.known + 1, commits, counts } };
}

function comeBack({ lastAt, files, away, back }: State, fact: CommitFact, { days, commits }: Values): State {
  const gone = lastAt === null ? 0 : Math.floor((fact.at - lastAt) / DAY);
  const isReturn = gone >= days && away.known >= commits;
  const now = { ...away, days: gone, from: lastAt ?? 0, hash: fact.hash };
  const known = filesOf(fact).reduce((map, file) => withEntry(map, [file, 1], MOST_IN_BUCKET), files);
  return { lastAt: fact.at, files: known, away: NOTHING, back: isReturn ? now : back };
}

function close(state: State, { at }: TickFact): { state: State; sighting?: DigestSighting } {
  const { back } = state;
  const next = { ...state, back: null };
  const [most] = Object.entries(back?.counts ?? {}).sort(([a, m], [b, n]) => n - m || compareText(a, b));
  if (back === null || most === undefined) return { state: next };
  const { days, all, known, commits, from, hash } = back;
  const [file, changes] = most;
  const evidence = { file, changes, days, k: known, m: all, n: all };
  return { state: next, sighting: { file, evidence, n: all, about: { window: { from, to: at }, commits, hash } } };
}
