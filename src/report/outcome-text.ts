// What came of an observation, in words that `git show` can confirm. In: a judged observation and what came later.
import type { JudgedObservation } from '../analytics/replay.js';
import type { LaterFacts } from '../analytics/later-facts.js';
import { isFixup } from '../analytics/message-class.js';
import type { CommitFact } from '../domain/fact.js';
import { DAY, localDayOf } from '../domain/local-time.js';
import { clockOf, dayText } from './calendar-day.js';

const NTH = ['', 'first', 'second', 'third', 'fourth', 'fifth'] as const;

/** Null where nothing came, or where the record cannot say what. */
export function outcomeText(observation: JudgedObservation, later: LaterFacts): string | null {
  if (observation.judgement.hit !== 'hit') return null;
  return anotherFixText(observation, later) ?? correctionText(observation, later);
}

/** For a loop: the fix that came after it. */
function anotherFixText({ kind, hash, file, evidence }: JudgedObservation, later: LaterFacts): string | null {
  const commit = later.commitOf(hash);
  if (kind !== 'fix-loop' || commit === undefined) return null;
  const another = later.ownWithin(commit, DAY).find((next) => isFixup(next.subject) && touches(next, file));
  const nth = NTH[Number(evidence['nth']) + 1];
  return another === undefined
    ? null
    : `${nth === undefined ? 'another' : `a ${nth}`} came ${whenText(another, commit)}`;
}

/** For the others: who corrected it, and how soon. */
function correctionText({ hash }: JudgedObservation, later: LaterFacts): string | null {
  const [commit, label] = [later.commitOf(hash), later.labelOf(hash)];
  if (commit === undefined || label === undefined) return null;
  const verb = label.label === 'reverted' ? 'reverted' : 'corrected';
  const days = Math.floor((label.at - commit.at) / DAY);
  const delay = days === 0 ? `${Math.max(1, Math.round((label.at - commit.at) / 3600))} h` : `${days} d`;
  return `${verb} ${delay} later in ${label.by.slice(0, 7)}`;
}

function touches({ files }: CommitFact, file: string | undefined): boolean {
  return files.some(({ path }) => path === file);
}

/** `at 16:10`, with the date where it was another day. */
function whenText(next: CommitFact, commit: CommitFact): string {
  const [day, before] = [next, commit].map(({ authoredAt, utcOffset }) => localDayOf(authoredAt, utcOffset));
  const clock = `at ${clockOf(next.authoredAt, next.utcOffset)}`;
  return day === undefined || before === undefined || day === before ? clock : `on ${dayText(day, before)} ${clock}`;
}
