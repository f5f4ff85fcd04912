// Code changed without the test that nearly always changes with it. That habit is well known; whether the test was
// forgotten is a guess (right one time in six where it was measured), so it must prove itself before it interrupts.
import type { CommitFact } from '../../domain/fact.js';
import { DAY } from '../../domain/local-time.js';
import type { Observation, Verdict } from '../../domain/observation.js';
import { integer } from '../../domain/setting.js';
import { defineHabit, type JudgedSighting, type Sighting } from '../define-habit.js';
import { type LaterFacts, verdictOf } from '../later-facts.js';
import { codeFilesOf, isFormatterLike } from '../own-size.js';
import { isTest } from '../path-class.js';
import { shareOf, tallyOf } from '../quantile.js';
import { append, changeEach, latestOf, newestFirst, type RecentLog } from '../recent-log.js';

/** A commit with code in it: whose, when, which code and which tests. */
interface Change {
  readonly actor: string;
  readonly at: number;
  readonly code: readonly string[];
  readonly tests: readonly string[];
}

const CHANGES_KEPT = 1000;
/** Fewer than this show no habit. */
const CHANGES_MINIMUM = 100;
/** More files than this in one commit say nothing about pairs. */
const MOST_FILES = 30;
const HORIZON = DAY;
const NEXT_COMMITS = 3;

const settings = {
  percent: integer({ default: 70, min: 50, max: 100, help: 'Speak only where the test came along so often.' }),
  times: integer({ default: 5, min: 2, max: 100, help: 'Speak only where it came along so many times.' }),
  lines: integer({ default: 10, min: 1, max: 10_000, help: 'Never speak of fewer changed lines of code than this.' }),
  withTest: integer({
    default: 15,
    min: 0,
    max: 100,
    help: 'Off where fewer commits than this percentage have tests: they stand inside the code.',
  }),
};

type Values = { readonly [Key in keyof typeof settings]: number };

export const usualTest = defineHabit({
  name: 'usual-test',
  tier: 'earned',
  summary: 'Code without the test that comes along seven times out of ten.',
  evidence: 'Where a test came along 7 of 10 times it does so in 77 % of commits; left out, it followed in 17 %.',
  settings,
  start: (): RecentLog<Change> => [],
  step: (state, fact, { settings: values }) => {
    const kept = forgetDeleted(state, fact);
    const code = codeFilesOf(fact);
    if (fact.fileCount > MOST_FILES || (code.length === 0 && !fact.files.some(({ path }) => isTest(path))))
      return { state: kept };
    const sighting = look(kept, fact, values);
    const next = append(kept, changeOf(fact, code), CHANGES_KEPT);
    return sighting === undefined ? { state: next } : { state: next, sighting };
  },
  judge: (sighting, later) => ({
    hit: judgeTouched(sighting.commit, partnerOf(sighting.observation), later),
    followed: judgeFollowed(sighting, later),
  }),
  control: { outcome: judgeTouched, askedOf: partnerOf },
});

function changeOf({ actor, at, files }: CommitFact, code: readonly string[]): Change {
  const tests = files.filter(({ path, status }) => status !== 'D' && isTest(path)).map(({ path }) => path);
  return { actor, at, code, tests };
}

/** A test that is gone is nobody's partner. */
function forgetDeleted(state: RecentLog<Change>, { files }: CommitFact): RecentLog<Change> {
  const gone = new Set(files.filter(({ path, status }) => status === 'D' && isTest(path)).map(({ path }) => path));
  if (gone.size === 0) return state;
  return changeEach(state, (change) => {
    const tests = change.tests.filter((test) => !gone.has(test));
    return tests.length === change.tests.length ? change : { ...change, tests };
  });
}

function look(state: RecentLog<Change>, fact: CommitFact, values: Values): Sighting | undefined {
  if (fact.codeChurn === null || fact.codeChurn < values.lines || isFormatterLike(fact)) return undefined;
  if (fact.files.some(({ path }) => isTest(path)) || hasTestedLately(state, fact)) return undefined;
  const withCode = latestOf(state, CHANGES_KEPT).filter(({ code }) => code.length > 0);
  const tested = withCode.filter(({ tests }) => tests.length > 0).length;
  if (withCode.length < CHANGES_MINIMUM || tested * 100 < values.withTest * withCode.length) return undefined;
  const alive = fact.files.filter(({ status }) => status !== 'D').map(({ path }) => path);
  const partners = codeFilesOf(fact)
    .filter((file) => alive.includes(file))
    .flatMap((file) => strongestPartner(withCode, file, values));
  const best = partners.reduce<Partner | undefined>((most, one) => (share(one) > share(most) ? one : most), undefined);
  if (best === undefined) return undefined;
  const { file, test, k, m } = best;
  return { file, evidence: { file, testFile: test, k, m, n: m }, n: m };
}

function hasTestedLately(state: RecentLog<Change>, { actor, at }: CommitFact): boolean {
  for (const change of newestFirst(state)) {
    if (at - change.at > HORIZON) return false;
    if (change.actor === actor && change.tests.length > 0) return true;
  }
  return false;
}

interface Partner {
  readonly file: string;
  readonly test: string;
  /** How often they came together, of all changes of the file. */
  readonly k: number;
  readonly m: number;
}

function share(partner: Partner | undefined): number {
  return partner === undefined ? 0 : shareOf(partner.k, partner.m + 1); // shrunk: 5 of 5 is not yet always
}

function strongestPartner(changes: readonly Change[], file: string, { percent, times }: Values): readonly Partner[] {
  const touching = changes.filter(({ code }) => code.includes(file));
  const [best] = tallyOf(touching.flatMap(({ tests }) => tests));
  if (best === undefined) return [];
  const partner = { file, test: best[0], k: best[1], m: touching.length };
  return partner.k >= times && 100 * share(partner) >= percent ? [partner] : [];
}

function partnerOf({ evidence }: Observation): string {
  return String(evidence['testFile']);
}

function judgeTouched(commit: CommitFact, test: string | undefined, later: LaterFacts): Verdict {
  const next = later.ownWithin(commit, HORIZON).slice(0, NEXT_COMMITS);
  const touched = next.some(({ files }) => files.some(({ path }) => path === test));
  return verdictOf(touched, later.now > commit.at + HORIZON || next.length === NEXT_COMMITS);
}

/** Amended in, or the very next commit brought it. */
function judgeFollowed({ observation, commit }: JudgedSighting, later: LaterFacts): Verdict {
  const test = partnerOf(observation);
  const rewrite = later.rewriteOf(commit.hash);
  const amended = rewrite === undefined ? undefined : later.commitOf(rewrite.to);
  const [next] = later.ownAfter(commit, 1);
  const brings = (one: CommitFact | undefined): boolean => one?.files.some(({ path }) => path === test) === true;
  return verdictOf(brings(amended) || brings(next), next !== undefined || later.now > commit.at + HORIZON);
}
