import { describe, expect, it } from '@jest/globals';
import type { CommitRecord } from '../../../src/domain/commit-record.js';
import { createFactShelf, type FactSource, type Span } from '../../../src/services/analytics/fact-shelf.js';
import { aCommit } from '../store/commits.js';

const DAY = 86_400;

/** A journal with a commit a day, which counts how often it is read. */
function journalOf(days: number) {
  let reads = 0;
  const records: readonly CommitRecord[] = Array.from({ length: days }, (_, day) => aCommit(day));
  const logs = {
    journal: { read: () => ((reads += 1), records) },
    rewrites: { read: () => [], recent: () => [] },
  };
  const identities: FactSource['identities'] = {
    emails: [],
    isMailmapped: false,
    isMe: () => false,
    actorOf: ({ id }) => id,
  };
  return { reads: () => reads, source: (revision: string): FactSource => ({ logs, identities, revision }) };
}

const span = (from: number, to: number): Span => ({ from: from * DAY, to: to * DAY });

describe('the shelf of facts', () => {
  it('reads a window once, and what lies within it not at all', () => {
    const journal = journalOf(5);
    const shelf = createFactShelf();
    const facts = shelf.factsOf(span(0, 5), journal.source('one'));
    expect(shelf.factsOf(span(1, 4), journal.source('one'))).toBe(facts);
    expect(Object.isFrozen(facts)).toBe(true); // and so they are put into order once
    expect(journal.reads()).toBe(1);
    shelf.factsOf(span(0, 6), journal.source('one'));
    expect(journal.reads()).toBe(2);
  });

  it('keeps repositories apart', () => {
    const journal = journalOf(5);
    const shelf = createFactShelf();
    shelf.factsOf({ ...span(0, 5), repository: 'a' }, journal.source('one'));
    shelf.factsOf({ ...span(0, 5), repository: 'b' }, journal.source('one'));
    expect(journal.reads()).toBe(2);
  });

  it('forgets all when anything was written', () => {
    const journal = journalOf(5);
    const shelf = createFactShelf();
    shelf.factsOf(span(0, 5), journal.source('one'));
    shelf.factsOf(span(0, 5), journal.source('two'));
    expect(journal.reads()).toBe(2);
  });

  it('keeps no more facts than it may, and the latest asked for', () => {
    const journal = journalOf(5);
    const shelf = createFactShelf(8);
    shelf.factsOf({ ...span(0, 5), repository: 'a' }, journal.source('one'));
    shelf.factsOf({ ...span(0, 5), repository: 'b' }, journal.source('one'));
    shelf.factsOf({ ...span(0, 5), repository: 'b' }, journal.source('one'));
    expect(journal.reads()).toBe(2);
    shelf.factsOf({ ...span(0, 5), repository: 'a' }, journal.source('one'));
    expect(journal.reads()).toBe(3);
  });

  it('refuses an answer of more facts than it may keep, with what to ask instead', () => {
    const shelf = createFactShelf(4);
    expect(() => shelf.factsOf(span(0, 5), journalOf(5).source('one'))).toThrow(
      /more than 4 commits: ask for fewer days/,
    );
  });
});
