// A change that is big for its author and says nothing of why, by somebody who otherwise often does. Digests tell of it;
// it may interrupt only where the person asks for that, and once it was right often enough.
import type { CommitFact } from '../../domain/fact.js';
import { DAY } from '../../domain/local-time.js';
import type { Verdict } from '../../domain/observation.js';
import { flag, integer } from '../../domain/setting.js';
import { type ActorWindows, emptyWindows, entriesOf, remember } from '../actor-windows.js';
import { judgeCorrected } from '../correction-judge.js';
import { defineHabit, type JudgedSighting, type Sighting } from '../define-habit.js';
import { type LaterFacts, verdictOf } from '../later-facts.js';
import { isMachineWorded } from '../message-class.js';
import { isAtLeastOwn, isFirst, isFormatterLike } from '../own-size.js';
import { shareOf } from '../quantile.js';

/** One commit: its lines of code, whether a body explains it, and whether a server squashed it together. */
type Told = readonly [lines: number, explained: 0 | 1, squashed: 0 | 1];

const NEXT_COMMITS = 20;
const PATIENCE = 90 * DAY;
/** More of them squashed: the why stands in the pull request, and no body is ever written here. */
const SQUASHED_SHARE = 0.5;
/** A pull request's number behind the subject, as servers write it. */
const SQUASHED = /\(#\d{1,10}\)$/;

const settings = {
  percentile: integer({ default: 75, min: 50, max: 99, help: 'Speak only above this percentile of your own commits.' }),
  lines: integer({ default: 80, min: 1, max: 100_000, help: 'Never speak of fewer changed lines of code than this.' }),
  characters: integer({ default: 20, min: 1, max: 1000, help: 'A body of so many characters explains a commit.' }),
  percent: integer({ default: 25, min: 1, max: 100, help: 'Speak only where so many of your commits have a body.' }),
  toast: flag({
    default: false,
    repository: false,
    help: 'Let it interrupt once it has proved right for you; else digests alone tell of it.',
  }),
};

type Values = { readonly [Key in Exclude<keyof typeof settings, 'toast'>]: number };

export const unexplainedChange = defineHabit({
  name: 'unexplained-change',
  tier: 'earned',
  summary: 'A big change, for you, without a body, where a quarter of your commits have one.',
  evidence:
    'What a message most often lacks is the why (Tian 2022). Later fixed 1.26 times as often as others of the same author and size.',
  settings,
  start: (): ActorWindows<Told> => emptyWindows(),
  step: (windows, fact, { settings: values }) => {
    if (fact.codeChurn === null || fact.codeExtensions === 0) return { state: windows };
    if (isMachineWorded(fact.subject)) return { state: windows };
    const told = toldIn(fact, fact.codeChurn, values);
    const state = remember(windows, { actor: fact.actor, entry: told });
    const isExempt = isFirst(fact) || isFormatterLike(fact);
    const sighting = isExempt ? undefined : look(told, entriesOf(windows, fact.actor), { fact, values });
    return sighting === undefined ? { state } : { state, sighting };
  },
  judge: (sighting, later) => ({
    hit: judgeCorrected(sighting.commit, later),
    followed: judgeFollowed(sighting, later),
  }),
  control: { outcome: (commit, _file, later) => judgeCorrected(commit, later) },
});

function toldIn({ bodyLength, subject }: CommitFact, lines: number, { characters }: Values): Told {
  return [lines, bodyLength >= characters ? 1 : 0, SQUASHED.test(subject) ? 1 : 0];
}

interface Place {
  readonly fact: CommitFact;
  readonly values: Values;
}

function look([lines, explained, squashed]: Told, own: readonly Told[], { fact, values }: Place): Sighting | undefined {
  if (explained === 1 || squashed === 1 || lines < values.lines) return undefined;
  const sizes = own.map(([size]) => size);
  if (!isAtLeastOwn(values.percentile, lines, sizes)) return undefined;
  const k = own.filter((told) => told[1] === 1).length;
  const isServerSquashed = shareOf(own.filter((told) => told[2] === 1).length, own.length) >= SQUASHED_SHARE;
  if (isServerSquashed || k * 100 < values.percent * own.length) return undefined;
  const smaller = sizes.filter((size) => size <= lines).length;
  const percentile = Math.floor(shareOf(100 * smaller, own.length));
  const { characters } = values;
  return {
    evidence: { lines, subject: fact.subject, percentile, k, m: own.length, characters, n: own.length },
    n: own.length,
  };
}

/** A body came by an amend, or the next twenty are explained more often than those before were. */
function judgeFollowed({ observation: { evidence }, commit }: JudgedSighting, later: LaterFacts): Verdict {
  const characters = Number(evidence['characters']);
  const rewrite = later.rewriteOf(commit.hash);
  const amended = rewrite === undefined ? undefined : later.commitOf(rewrite.to);
  if (amended !== undefined && amended.bodyLength >= characters) return 'hit';
  const next = later.ownAfter(commit, NEXT_COMMITS);
  if (next.length < NEXT_COMMITS) return verdictOf(false, later.now > commit.at + PATIENCE);
  const explained = next.filter(({ bodyLength }) => bodyLength >= characters).length;
  return verdictOf(shareOf(explained, next.length) > shareOf(Number(evidence['k']), Number(evidence['m'])), true);
}
