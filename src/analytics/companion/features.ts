// What is known of a candidate as numbers: the models were trained on them, in this order.
import type { CommitFact } from '../../domain/fact.js';
import { DAY } from '../../domain/local-time.js';
import { isFix } from '../message-class.js';
import { baseNameOf, directoryOf, isTest, stemOf } from '../path-class.js';
import type { CompanionMemory } from './companion-memory.js';
import { ownPastOf } from './own-past.js';
import { alikenessOf, splitWords, wordsOf } from './path-words.js';
import { dayDecayOf, type OwnCommit, type PersonTrace } from './person-trace.js';
import { NO_RELATION, type Relations } from './relation.js';

/** All that candidates of one commit have in common. */
export interface Scene {
  readonly memory: CompanionMemory;
  readonly fact: CommitFact;
  readonly person: PersonTrace;
  /** The person's commits of the last day. */
  readonly recent: readonly OwnCommit[];
  /** The files of the commit that are known. */
  readonly present: ReadonlySet<number>;
  /** To the files of the commit, and to those of the last day's commits. */
  readonly relations: Relations;
  readonly session: Relations;
  /** The strongest relations: 0 is the first. */
  readonly ranks: ReadonlyMap<number, number>;
  readonly paths: readonly string[];
}

type Features = readonly number[];

/** The names of the numbers, for those who read a model. */
export const COMPANION_FEATURES: readonly string[] = (
  'mean largest joint support votes lower reverse next3 next3Count day dayCount dayMean rank ' +
  'sessionMean sessionJoint sessionDay sessionVotes ' +
  'together related relatedRate otherRate other otherCame relatedLift ownDays recent ownDayRate ownShare ' +
  'anyDays weight fileRate sameFolder sameStem alike named topic ' +
  'hasTest files lines adds removals gap today week goesOn goesOnNow fix body personRate repositoryRate'
).split(' ');

/** What is common to the candidates of a commit is worked out once. */
export function featureReaderOf(scene: Scene): (id: number) => Features {
  const common = commonFeatures(scene);
  const words = wordsIn(scene);
  return (id) => [
    ...relationFeatures(id, scene),
    ...ownFeatures(id, scene),
    ...fileFeatures(id, scene, words),
    ...common,
  ];
}

const log = Math.log1p;

function flag(holds: boolean): number {
  return holds ? 1 : 0;
}

function relationFeatures(id: number, { relations, session, ranks }: Scene): Features {
  const one = relations.get(id) ?? NO_RELATION;
  const before = session.get(id) ?? NO_RELATION;
  return [
    one.mean,
    one.largest,
    1 - Math.exp(-one.jointLog),
    log(one.count),
    log(one.votes),
    one.lower,
    one.reverse,
    one.next3,
    log(one.next3Count),
    one.day,
    log(one.dayCount),
    one.dayMean,
    1 / (1 + (ranks.get(id) ?? 15)),
    before.mean,
    1 - Math.exp(-before.jointLog),
    before.day,
    log(before.votes),
  ];
}

/** Rates are drawn to a guess while there are few commits behind them. */
function ownFeatures(id: number, { person, fact, present, memory }: Scene): Features {
  const past = ownPastOf(id, { present, commits: person.commits, now: fact.authoredAt });
  const own = person.files.get(id);
  const relatedRate = (past.relatedCame + 0.2) / (past.related + 1);
  const otherRate = (past.otherCame + 0.05) / (past.other + 1);
  return [
    log(past.together),
    log(past.related),
    relatedRate,
    otherRate,
    log(past.other),
    log(past.otherCame),
    relatedRate - otherRate,
    own === undefined ? 7 : log(Math.min(1000, Math.max(0, fact.authoredAt - own.at) / DAY)),
    log(past.recent),
    own === undefined ? 0 : activeDayShareOf(own, person),
    (own?.count ?? 0) / Math.max(1, memory.files.get(id)?.touches ?? 0),
  ];
}

function activeDayShareOf({ days, day }: { readonly days: number; readonly day: number }, person: PersonTrace): number {
  return (days * dayDecayOf(person.activeDays - day)) / (Math.min(person.activeDays, 30) + 1);
}

interface SceneWords {
  readonly paths: readonly (readonly string[])[];
  readonly subject: ReadonlySet<string>;
  readonly stems: ReadonlySet<string>;
  readonly folders: ReadonlySet<string>;
  readonly ownFolders: readonly ReadonlySet<string>[];
}

const TOPIC = 10;

function wordsIn({ paths, fact, person, memory }: Scene): SceneWords {
  const foldersOf = ({ files }: OwnCommit): ReadonlySet<string> =>
    new Set(files.map((id) => directoryOf(memory.files.get(id)?.path ?? '')));
  return {
    paths: paths.map(wordsOf),
    subject: new Set(splitWords(fact.subject)),
    stems: new Set(paths.map(stemOf)),
    folders: new Set(paths.map(directoryOf)),
    ownFolders: person.commits.slice(-TOPIC).map(foldersOf),
  };
}

function fileFeatures(id: number, { memory, fact }: Scene, words: SceneWords): Features {
  const trace = memory.files.get(id);
  const path = trace?.path ?? '';
  const folder = directoryOf(path);
  const [whole, name] = [wordsOf(path), wordsOf(baseNameOf(path))];
  return [
    log(Math.max(0, fact.at - (trace?.at ?? 0)) / DAY),
    log(trace?.weight ?? 0),
    ((trace?.came ?? 0) + 0.3) / ((trace?.tried ?? 0) + 2),
    flag(words.folders.has(folder)),
    flag(words.stems.has(stemOf(path))),
    Math.max(...words.paths.map((some) => alikenessOf(whole, some))),
    name.filter((word) => words.subject.has(word)).length / Math.max(1, name.length),
    words.ownFolders.filter((folders) => folders.has(folder)).length / TOPIC,
  ];
}

function commonFeatures({ fact, person, recent, memory, paths }: Scene): Features {
  const elapsed = fact.authoredAt - (person.commits.at(-1)?.at ?? 0);
  const [added, removed] = [log(fact.insertions ?? 0), log(fact.deletions ?? 0)];
  return [
    flag(paths.some(isTest)),
    log(paths.length),
    log((fact.insertions ?? 0) + (fact.deletions ?? 0)),
    flag(fact.files.some(({ status }) => status === 'A')),
    removed - added,
    log((elapsed < 0 ? 30 * DAY : Math.min(30 * DAY, elapsed)) / 60),
    log(recent.length),
    log(person.commits.filter(({ at }) => fact.authoredAt >= at && fact.authoredAt - at <= 7 * DAY).length),
    (person.goingOn + 1) / (person.count + 2),
    goingOnOf(person.commits.slice(-21)),
    flag(isFix(fact.subject)),
    log(fact.bodyLength),
    (person.hits + 0.5) / (person.tried + 4),
    (memory.hits + 0.5) / (memory.tried + 4),
  ];
}

/** Of the last commits, the share after which another came within a day. */
function goingOnOf(commits: readonly OwnCommit[]): number {
  const followed = commits.filter(({ at }, index) => {
    const next = commits[index + 1];
    return next !== undefined && next.at >= at && next.at - at <= DAY;
  });
  return (followed.length + 1) / (Math.max(0, commits.length - 1) + 2);
}
