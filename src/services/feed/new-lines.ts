// What was appended to the logs since the last look, as events. In: places noted before. Out: events, and the places of now.
import { subjectOf, type CommitRecord } from '../../domain/commit-record.js';
import type { Feedback, LedgerEntry } from '../../domain/nudge.js';
import type { Rewrite } from '../../domain/rewrite.js';
import type { FeedEvent } from '../../gateway/contract/feed.js';
import type { Stores } from '../../recorder/stores.js';
import type { AppendLog } from '../../store/append-log.js';
import type { JournalCursor } from '../../store/journal/cursor.js';
import { openLog } from '../../store/logs.js';

/** More at once is told as one. */
const MOST_EVENTS = 100;

export interface NewLines {
  /** From now on. */
  begin(): void;
  read(): readonly FeedEvent[];
}

export const CHANGED: FeedEvent = { type: 'data.changed' };

export function newLinesIn({ journal, data }: Stores): NewLines {
  const sources = [
    newCommits(journal),
    newRecords(openLog<Rewrite>(data, 'rewrites'), rewritten),
    newRecords(openLog<LedgerEntry>(data, 'ledger'), decided),
    newRecords(openLog<Feedback>(data, 'feedback'), answered),
  ];
  return {
    begin: () => {
      for (const source of sources) source.begin();
    },
    read: () => bounded(sources.flatMap((source) => source.read())),
  };
}

const bounded = (events: readonly FeedEvent[]): readonly FeedEvent[] =>
  events.length > MOST_EVENTS ? [CHANGED] : events;

function newCommits(journal: Stores['journal']): NewLines {
  let cursor: JournalCursor = journal.cursor();
  return {
    begin: () => void (cursor = journal.cursor()),
    read: () => {
      const events: FeedEvent[] = [];
      if (!journal.reaches(cursor)) {
        cursor = journal.cursor(); // lines were moved, or another journal was put in place
        return [CHANGED];
      }
      for (const found of journal.readFrom(cursor)) {
        if (events.length === MOST_EVENTS) break;
        events.push(recorded(found.record));
        cursor = found.cursor;
      }
      if (events.length < MOST_EVENTS) return events;
      cursor = journal.cursor();
      return [CHANGED];
    },
  };
}

function newRecords<Kind extends object>(
  log: AppendLog<Kind>,
  eventOf: (record: Kind) => FeedEvent | undefined,
): NewLines {
  let end = log.size();
  return {
    begin: () => void (end = log.size()),
    read: () => {
      const size = log.size();
      if (size === end) return [];
      if (size < end) {
        end = size; // erased, repaired, or made anew
        return [CHANGED];
      }
      const events: FeedEvent[] = [];
      for (const { record, end: next } of log.read(end)) {
        const event = eventOf(record);
        if (event !== undefined) events.push(event);
        end = next; // only behind whole lines: one that is still being written is read again
      }
      return events;
    },
  };
}

const recorded = ({ repository, hash, committedAt, message }: CommitRecord): FeedEvent => ({
  type: 'commit.recorded',
  repository: repository.id,
  repositoryName: repository.name,
  hash,
  committedAt,
  subject: subjectOf(message),
});

const rewritten = ({ at, repository, from, to, command }: Rewrite): FeedEvent => ({
  type: 'commit.rewritten',
  at,
  repository,
  from,
  to,
  command,
});

const decided = ({ at, nudge, kind, repository, action, reason, title }: LedgerEntry): FeedEvent => ({
  type: 'nudge.decided',
  at,
  nudge,
  kind,
  repository,
  action,
  ...(reason === undefined ? {} : { reason }),
  ...(title === undefined ? {} : { title }),
});

/** What later facts showed is no answer. */
const answered = ({ at, nudge, kind, repository, answer }: Feedback): FeedEvent | undefined =>
  answer === undefined ? undefined : { type: 'nudge.answered', at, nudge, kind, repository, answer };
