// A file that usually comes along with those of the commit, and did not. Learnt from many histories; in each repository it
// must earn the toast.
import type { CommitFact } from '../../domain/fact.js';
import { DAY, HOUR } from '../../domain/local-time.js';
import type { Verdict } from '../../domain/observation.js';
import { integer } from '../../domain/setting.js';
import { learn } from '../companion/companion-memory.js';
import { weigh, type Weighed } from '../companion/companion-model.js';
import { isRelated, tieOf } from '../companion/evidence.js';
import { expectedOf, type Prospect, prospectsOf } from '../companion/prospects.js';
import { type PackedRemembered, remember, type Remembered, startRemembering } from '../companion/remembered.js';
import { defineHabit, type JudgedSighting, type Sighting } from '../define-habit.js';
import { type LaterFacts, verdictOf } from '../later-facts.js';
import { companionModel } from '../models/companion-model.js';
import { companionVersion } from '../models/companion-shipped.js';
import { baseNameOf } from '../path-class.js';

const HORIZON = DAY;
const FOLLOW_HOURS = 2;
const LEAST_TOGETHER = 2;

const settings = {
  percent: integer({
    default: 55,
    min: 10,
    max: 199,
    help: 'Speak only where the chance in 100 that a file comes within a day, and the part of it that would not come anyway, reach this together.',
  }),
  commits: integer({ default: 400, min: 50, max: 100_000, help: 'Say nothing before so many commits of people.' }),
};

type Values = { readonly [Key in keyof typeof settings]: number };
type Found = Sighting & { readonly file: string };

export const missingCompanion = defineHabit({
  name: 'missing-companion',
  tier: 'earned',
  readsWords: true,
  summary: 'A file that usually changes with those of the commit, or soon after, is not in it.',
  evidence:
    'Ranked by a model of ten public histories; how often it is right on histories that it never saw: craftnudge evaluate.',
  model: companionVersion,
  settings,
  start: (): PackedRemembered | Remembered => startRemembering(),
  step: (state, fact, context) => {
    const before = remember(state);
    const prospects = prospectsOf(before.memory, fact);
    const found =
      before.memory.clock < context.settings.commits ? undefined : find(before, { fact, prospects }, context.settings);
    learn(before.memory, fact, expectedOf(prospects));
    const next = before.next(fact, found?.file);
    return found === undefined ? { state: next } : { state: next, sighting: found };
  },
  judge: ({ observation, commit }, later) => ({
    hit: judgeCame(commit, observation.file, later),
    followed: judgeFollowed(commit, observation.file ?? '', later),
  }),
  control: { outcome: judgeCame, isAlike },
});

interface Look {
  readonly fact: CommitFact;
  readonly prospects: readonly Prospect[];
}

function find(before: Remembered, { fact, prospects }: Look, { percent }: Values): Found | undefined {
  const likely = prospects
    .filter(({ relation, path }) => isRelated(relation) && !before.hasSpoken(fact, path))
    .map((prospect) => ({ prospect, weighed: weigh(companionModel(), prospect.features) }))
    .filter(({ weighed }) => (weighed.chance + weighed.gain) * 100 >= percent)
    .toSorted((a, b) => b.weighed.worth - a.weighed.worth)[0];
  return likely === undefined ? undefined : tell(before, fact, likely);
}

interface Likely {
  readonly prospect: Prospect;
  readonly weighed: Weighed;
}

function tell({ memory }: Remembered, fact: CommitFact, { prospect, weighed }: Likely): Found | undefined {
  const present = fact.files.filter(({ status }) => status !== 'D').map(({ path }) => path);
  const tie = tieOf(prospect.id, present, memory.files);
  if (tie === undefined || tie.k < LEAST_TOGETHER) return undefined;
  const evidence = {
    file: prospect.path,
    with: baseNameOf(tie.with),
    k: tie.k,
    m: tie.m,
    percent: Math.round(weighed.chance * 100),
  };
  return { file: prospect.path, evidence, n: tie.m };
}

/** Within a day of work, by author time; or in what the commit was rewritten into. */
function judgeCame(commit: CommitFact, file: string | undefined, later: LaterFacts): Verdict {
  const next = later
    .ownWithin(commit, HORIZON)
    .filter(({ authoredAt }) => authoredAt >= commit.authoredAt && authoredAt - commit.authoredAt <= HORIZON);
  const came = next.some((other) => touches(other, file)) || isAmended(commit, file, { later, patience: HORIZON });
  return verdictOf(came, later.now > commit.at + HORIZON);
}

interface Patience {
  readonly later: LaterFacts;
  readonly patience: number;
}

/** Amended, or the next commit has it, within two hours. */
function judgeFollowed(commit: CommitFact, file: string, later: LaterFacts): Verdict {
  const patience = FOLLOW_HOURS * HOUR;
  const next = later.ownAfter(commit, 1).filter(({ at }) => at - commit.at <= patience);
  const came = next.some((other) => touches(other, file)) || isAmended(commit, file, { later, patience });
  return verdictOf(came, later.now > commit.at + patience);
}

function isAmended({ hash, at }: CommitFact, file: string | undefined, { later, patience }: Patience): boolean {
  const rewrite = later.rewriteOf(hash);
  const amended = rewrite === undefined ? undefined : later.commitOf(rewrite.to);
  return amended !== undefined && (rewrite?.at ?? Infinity) - at <= patience && touches(amended, file);
}

/** Shares no file with the commit, does not hold the file, and met it fresh. */
function isAlike(other: CommitFact, { observation: { file }, commit }: JudgedSighting, later: LaterFacts): boolean {
  if (touches(other, file) || commit.files.some(({ path }) => touches(other, path))) return false;
  const before = later.ownAround(other, HORIZON).filter(({ at }) => at < other.at);
  return !before.some((earlier) => touches(earlier, file));
}

function touches({ files }: CommitFact, file: string | undefined): boolean {
  return files.some(({ path, from, status }) => path === file || (status === 'R' && from === file));
}
