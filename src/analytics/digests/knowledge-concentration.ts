// Files that only one person changes although others work here: what is in one head alone. Said to that person, about
// the files; others are counted, never named and never compared.
import type { CommitHash } from '../../domain/commit-record.js';
import type { CommitFact, TickFact } from '../../domain/fact.js';
import { DAY } from '../../domain/local-time.js';
import type { Verdict } from '../../domain/observation.js';
import { integer } from '../../domain/setting.js';
import { defineDigest, type DigestFact, type DigestSighting } from '../define-digest.js';
import type { JudgedSighting } from '../define-habit.js';
import { type LaterFacts, verdictOf } from '../later-facts.js';
import { codeFilesOf } from '../own-size.js';
import { baseNameOf } from '../path-class.js';
import { compareText } from '../quantile.js';
import { isHandmade } from '../superseded.js';

interface Touch {
  readonly hash: CommitHash;
  readonly at: number;
  readonly actor: string;
  readonly files: readonly string[];
}

const MOST_KEPT = 3000;
const ACTIVE_DAYS = 90;
/** Somebody with fewer commits was only passing by. */
const ACTIVE_COMMITS = 3;
const NAMED_FILES = 3;
const PATIENCE = 60 * DAY;

const settings = {
  days: integer({ default: 180, min: 30, max: 365, help: 'Days over which changes count.' }),
  changes: integer({ default: 5, min: 2, max: 100, help: 'Changes in that time from which a file counts.' }),
  percent: integer({ default: 90, min: 51, max: 100, help: 'Share of them by you from which only you know it.' }),
};

type Values = { readonly [Key in keyof typeof settings]: number };

export const knowledgeConcentration = defineDigest({
  name: 'knowledge-concentration',
  pace: 'month',
  scope: 'repository',
  summary: 'Files changed five times in 180 days, nine of ten times by you, where others work too.',
  evidence: 'In 65 % of 133 systems the loss of two people would be hard to bear (Avelino 2016). A fact about files.',
  settings,
  start: (): readonly Touch[] => [],
  step: (state, fact, { actor, settings: values }) => {
    if (isWork(fact)) return { state: goOn(state, fact, values) };
    const isDue = fact.type === 'tick' && fact.closes === 'month';
    const sighting = isDue ? look(state, { tick: fact, actor, values }) : undefined;
    return sighting === undefined ? { state } : { state, sighting };
  },
  judge: (sighting, later) => ({ hit: 'hit', followed: judgeFollowed(sighting, later) }),
});

/** Of anybody: whom else a file has is the question. */
function isWork(fact: DigestFact): fact is CommitFact {
  return fact.type === 'commit' && isHandmade(fact);
}

function goOn(state: readonly Touch[], fact: CommitFact, { days }: Values): readonly Touch[] {
  const { hash, at, actor } = fact;
  const files = codeFilesOf(fact);
  if (files.length === 0) return state;
  return [...state.filter((touch) => at - touch.at < days * DAY).slice(1 - MOST_KEPT), { hash, at, actor, files }];
}

interface Month {
  readonly tick: TickFact;
  readonly actor: string;
  readonly values: Values;
}

function look(state: readonly Touch[], { tick, actor, values }: Month): DigestSighting | undefined {
  const from = tick.at - values.days * DAY;
  const touches = state.filter(({ at }) => at > from);
  const others = activeOthers(touches, actor, tick.at);
  const counted = tallyFiles(touches, actor).filter(({ all }) => all >= values.changes);
  const alone = counted.filter(({ own, all }) => own * 100 >= values.percent * all);
  const [first] = alone;
  if (others === 0 || first === undefined) return undefined;
  const evidence = {
    file: first.file,
    files: alone
      .slice(0, NAMED_FILES)
      .map(({ file }) => baseNameOf(file))
      .join(', '),
    own: first.own,
    all: first.all,
    k: alone.length,
    m: counted.length,
    days: values.days,
    changes: values.changes,
    percent: values.percent,
    others,
    n: counted.length,
  };
  const mine = touches.filter((touch) => touch.actor === actor && touch.files.includes(first.file)).toReversed();
  return {
    evidence,
    n: counted.length,
    about: { window: { from, to: tick.at }, commits: mine.map(({ hash }) => hash) },
  };
}

function activeOthers(touches: readonly Touch[], actor: string, now: number): number {
  const counts = new Map<string, number>();
  for (const touch of touches) {
    if (touch.actor !== actor && now - touch.at < ACTIVE_DAYS * DAY)
      counts.set(touch.actor, (counts.get(touch.actor) ?? 0) + 1);
  }
  return [...counts.values()].filter((count) => count >= ACTIVE_COMMITS).length;
}

interface FileTally {
  readonly file: string;
  readonly own: number;
  readonly all: number;
}

/** Most often changed by the person first. */
function tallyFiles(touches: readonly Touch[], actor: string): readonly FileTally[] {
  const tallies = new Map<string, FileTally>();
  for (const touch of touches) {
    const own = touch.actor === actor ? 1 : 0;
    for (const file of touch.files) {
      const known = tallies.get(file) ?? { file, own: 0, all: 0 };
      tallies.set(file, { file, own: known.own + own, all: known.all + 1 });
    }
  }
  return [...tallies.values()].sort((a, b) => b.own - a.own || compareText(a.file, b.file));
}

/** Somebody else changed the file that was named. */
function judgeFollowed({ observation: { at, actor, evidence } }: JudgedSighting, later: LaterFacts): Verdict {
  const touches = later.touchesOf(String(evidence['file']), at, at + PATIENCE);
  return verdictOf(
    touches.some((commit) => commit.actor !== actor),
    later.now > at + PATIENCE,
  );
}
