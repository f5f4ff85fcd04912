// A file that usually comes along, and did not come in the whole week: neither with the commit nor after it, by nobody. Said
// once the week is over, so there is nothing to guess: what was seen before, and what was not seen now.
import type { CommitHash } from '../../domain/commit-record.js';
import type { CommitFact, TickFact } from '../../domain/fact.js';
import { DAY } from '../../domain/local-time.js';
import { integer } from '../../domain/setting.js';
import { defineDigest, type DigestSighting } from '../define-digest.js';
import { isOwn } from '../digest-fold.js';
import { verdictOf } from '../later-facts.js';
import { isWhole } from '../own-size.js';
import { isForeign } from '../path-class.js';
import { tallyOf } from '../quantile.js';
import { isHandmade } from '../superseded.js';

interface Touched {
  readonly file: string;
  readonly hash: CommitHash;
}

interface State {
  /** Files that changed together, of everybody's commits; the week's own are not among them yet. */
  readonly earlier: readonly (readonly string[])[];
  /** Of the week that is not over: everybody's, and the person's own. */
  readonly week: readonly (readonly string[])[];
  readonly touched: readonly Touched[];
  /** A commit of which not every file is known: who knows what came along with it. */
  readonly unseen: boolean;
}

const EARLIER_KEPT = 1000;
/** Fewer than this show no habit. */
const EARLIER_MINIMUM = 50;
/** A larger change set says nothing of any pair. */
const MOST_FILES = 30;
const MOST_A_WEEK = 200;
const PATIENCE = 14 * DAY;

const settings = {
  percent: integer({ default: 60, min: 50, max: 100, help: 'Speak only of files that came along so often.' }),
  times: integer({ default: 4, min: 2, max: 100, help: 'Speak only of files that came along so many times.' }),
};

type Values = { readonly [Key in keyof typeof settings]: number };

export const leftBehind = defineDigest({
  name: 'left-behind',
  pace: 'week',
  scope: 'repository',
  summary: 'A file that came along six times out of ten, and was not touched in the week.',
  evidence: 'Files that changed together do so again (ROSE); real omissions are seldom among them. A fact.',
  settings,
  start: (): State => ({ earlier: [], week: [], touched: [], unseen: false }),
  step: (state, fact, { actor, settings: values }) => {
    if (fact.type === 'tick' && fact.closes === 'week') return close(state, fact, values);
    if (fact.type !== 'commit' || !isHandmade(fact)) return { state };
    const known = { ...forgetGone(state, fact), unseen: state.unseen || !isWhole(fact) };
    const files = filesOf(fact);
    if (files.length === 0) return { state: known };
    const week = [...known.week.slice(1 - EARLIER_KEPT), files];
    if (!isOwn(fact, actor) || files.length > MOST_FILES) return { state: { ...known, week } };
    const touched = [...files.map((file) => ({ file, hash: fact.hash })), ...known.touched].slice(0, MOST_A_WEEK);
    return { state: { ...known, week, touched } };
  },
  judge: ({ observation: { at, evidence } }, later) => {
    const touches = later.touchesOf(String(evidence['with']), at, at + PATIENCE);
    const verdict = verdictOf(touches.length > 0, later.now > at + PATIENCE);
    return { hit: verdict, followed: verdict };
  },
});

function filesOf({ files }: CommitFact): readonly string[] {
  return files.filter(({ path, status }) => status !== 'D' && !isForeign(path)).map(({ path }) => path);
}

/** What was deleted, or has another name now, is left behind by nobody. */
function forgetGone(state: State, { files }: CommitFact): State {
  const gone = new Set(files.flatMap(({ path, status, from }) => (status === 'D' ? [path] : (from ?? []))));
  if (gone.size === 0) return state;
  const without = (some: readonly string[]): readonly string[] => some.filter((file) => !gone.has(file));
  return {
    ...state,
    earlier: state.earlier.map(without),
    week: state.week.map(without),
    touched: state.touched.filter(({ file }) => !gone.has(file)),
  };
}

interface Partner extends Touched {
  readonly with: string;
  /** How often they came together, of all changes of the file. */
  readonly k: number;
  readonly m: number;
}

function close(
  { earlier, week, touched, unseen }: State,
  { from, at }: TickFact,
  values: Values,
): { state: State; sighting?: DigestSighting } {
  const together = week.filter((files) => files.length <= MOST_FILES);
  const state = { earlier: [...earlier, ...together].slice(-EARLIER_KEPT), week: [], touched: [], unseen: false };
  if (unseen || earlier.length < EARLIER_MINIMUM) return { state };
  const seen = new Set(week.flat());
  const partners = touched.flatMap((one) => partnerOf(one, { earlier, seen, values }));
  const best = partners.reduce<Partner | undefined>((most, one) => (rank(one) > rank(most) ? one : most), undefined);
  if (best === undefined) return { state };
  const { file, hash, with: partner, k, m } = best;
  const about = { window: { from, to: at }, commits: [hash], hash };
  return { state, sighting: { file, evidence: { file, with: partner, k, m, n: m }, n: m, about } };
}

function rank(partner: Partner | undefined): number {
  return partner === undefined ? 0 : partner.k / (partner.m + 1); // shrunk: 4 of 4 is not yet always
}

interface Ground {
  readonly earlier: State['earlier'];
  readonly seen: ReadonlySet<string>;
  readonly values: Values;
}

function partnerOf({ file, hash }: Touched, { earlier, seen, values }: Ground): readonly Partner[] {
  const touching = earlier.filter((files) => files.includes(file));
  const others = touching.flatMap((files) => files.filter((one) => !seen.has(one)));
  const [best] = tallyOf(others);
  const m = touching.length;
  if (best === undefined || best[1] < values.times || 100 * best[1] < values.percent * m) return [];
  return [{ file, hash, with: best[0], k: best[1], m }];
}
