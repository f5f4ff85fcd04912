// The first work of somebody in a folder where others work: what they did there is the shortest way in. The others are
// neither named nor compared.
import type { CommitHash } from '../../domain/commit-record.js';
import type { CommitFact, TickFact } from '../../domain/fact.js';
import { DAY } from '../../domain/local-time.js';
import type { Verdict } from '../../domain/observation.js';
import { integer } from '../../domain/setting.js';
import { defineDigest, type DigestSighting } from '../define-digest.js';
import type { JudgedSighting } from '../define-habit.js';
import { isOwn } from '../digest-fold.js';
import { type LaterFacts, verdictOf } from '../later-facts.js';
import { codeFilesOf, isWhole } from '../own-size.js';
import { directoryOf } from '../path-class.js';
import { isHandmade } from '../superseded.js';

interface Touch {
  readonly hash: CommitHash;
  readonly at: number;
  readonly own: boolean;
  /** Of a commit of very many files only the first are known. */
  readonly whole: boolean;
  readonly folders: readonly string[];
}

interface NewGround {
  readonly folder: string;
  /** Days without a change of one's own there, as far as is known. */
  readonly days: number;
  /** By others, in these days, the newest first. */
  readonly before: readonly CommitHash[];
  readonly hash: CommitHash;
}

interface State {
  readonly touches: readonly Touch[];
  /** Of the week that is not over: the best known of the new folders. */
  readonly found: NewGround | null;
}

const MOST_KEPT = 2000;
/** Whoever is new altogether knows that. */
const LEAST_OWN = 5;
const LEAST_DAYS = 30;
const MOST_COMMITS = 20;
const PATIENCE = 60 * DAY;

const settings = {
  days: integer({ default: 180, min: 60, max: 365, help: 'Days without a change of your own that make ground new.' }),
  commits: integer({ default: 3, min: 1, max: 100, help: 'Commits of others there, below which it stays silent.' }),
};

type Values = { readonly [Key in keyof typeof settings]: number };

export const newGround = defineDigest({
  name: 'new-ground',
  pace: 'week',
  scope: 'repository',
  summary: 'Code in a folder that you had not changed for half a year, and others had.',
  evidence: 'Unfamiliar files are later fixed less often than others of the same size (0.82 times): no risk, a fact.',
  settings,
  start: (): State => ({ touches: [], found: null }),
  step: (state, fact, { actor, settings: values }) => {
    if (fact.type === 'tick' && fact.closes === 'week') return close(state, fact);
    if (fact.type !== 'commit' || !isHandmade(fact)) return { state };
    const own = isOwn(fact, actor);
    const found = own ? betterOf(state.found, look(state.touches, fact, values)) : state.found;
    return { state: { touches: goOn(state.touches, touchOf(fact, own), values.days), found } };
  },
  judge: (sighting, later) => ({ hit: 'hit', followed: judgeReturn(sighting, later) }),
});

function foldersOf(fact: CommitFact): readonly string[] {
  return [...new Set(codeFilesOf(fact).map(directoryOf))].filter((folder) => folder !== '');
}

function touchOf(fact: CommitFact, own: boolean): Touch {
  return { hash: fact.hash, at: fact.at, own, whole: isWhole(fact), folders: foldersOf(fact) };
}

function goOn(touches: readonly Touch[], touch: Touch, days: number): readonly Touch[] {
  if (touch.folders.length === 0) return touches;
  return [...touches.filter(({ at }) => touch.at - at < days * DAY).slice(1 - MOST_KEPT), touch];
}

/** Where no more is kept than so many, the days are fewer, and are told as they are. */
function look(touches: readonly Touch[], fact: CommitFact, values: Values): NewGround | null {
  const since = touches.length < MOST_KEPT ? fact.at - values.days * DAY : (touches[0]?.at ?? 0);
  const recent = touches.filter(({ at }) => at > since);
  const days = Math.floor((fact.at - since) / DAY);
  const mine = recent.filter(({ own }) => own);
  if (days < LEAST_DAYS || mine.length < LEAST_OWN || mine.some(({ whole }) => !whole)) return null;
  const grounds = foldersOf(fact)
    .filter((folder) => mine.every(({ folders }) => !folders.includes(folder)))
    .map((folder): NewGround => {
      const before = recent.filter(({ folders }) => folders.includes(folder)).map(({ hash }) => hash);
      return { folder, days, before: before.toReversed(), hash: fact.hash };
    })
    .filter(({ before }) => before.length >= values.commits);
  return grounds.reduce<NewGround | null>(betterOf, null);
}

function betterOf(one: NewGround | null, other: NewGround | null): NewGround | null {
  return (other?.before.length ?? 0) > (one?.before.length ?? 0) ? other : one;
}

function close({ touches, found }: State, { from, at }: TickFact): { state: State; sighting?: DigestSighting } {
  const state = { touches, found: null };
  if (found === null) return { state };
  const { folder, days, before, hash } = found;
  const evidence = { folder: asWritten(folder), days, k: before.length, n: before.length };
  const about = { window: { from, to: at }, commits: before.slice(0, MOST_COMMITS), hash };
  return { state, sighting: { evidence, n: before.length, about } };
}

const asWritten = (folder: string): string => `${folder}/`;

/** The person went on there. */
function judgeReturn({ observation: { at, evidence }, commit }: JudgedSighting, later: LaterFacts): Verdict {
  const after = later.ownWithin(commit, at + PATIENCE - commit.at).filter((one) => one.at > at);
  const isThere = after.some((one) => foldersOf(one).map(asWritten).includes(String(evidence['folder'])));
  return verdictOf(isThere, later.now > at + PATIENCE);
}
