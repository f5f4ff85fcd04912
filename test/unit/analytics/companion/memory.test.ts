import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type CompanionMemory, emptyMemory, learn } from '../../../../src/analytics/companion/companion-memory.js';
import { COMPANION_FEATURES } from '../../../../src/analytics/companion/features.js';
import { MOST_FILES } from '../../../../src/analytics/companion/file-memory.js';
import { ownPastOf } from '../../../../src/analytics/companion/own-past.js';
import { type PackedMemory, packMemory, unpackMemory } from '../../../../src/analytics/companion/packed-memory.js';
import { expectedOf, prospectsOf } from '../../../../src/analytics/companion/prospects.js';
import { relationsOf } from '../../../../src/analytics/companion/relation.js';
import type { CommitFact } from '../../../../src/domain/fact.js';
import { aFact, type Change, DAY, HOUR, MINUTE, MONDAY_NOON } from '../facts.js';

function filesOf(...paths: readonly string[]): readonly Change[] {
  return paths.map((path) => ({ path }));
}

function walk(memory: CompanionMemory, facts: readonly CommitFact[]): CompanionMemory {
  for (const fact of facts) learn(memory, fact, expectedOf(prospectsOf(memory, fact)));
  return memory;
}

function throughDisk(memory: CompanionMemory): CompanionMemory {
  return unpackMemory(JSON.parse(JSON.stringify(packMemory(memory))) as PackedMemory);
}

const someCommits = fc
  .array(
    fc.record({
      files: fc.uniqueArray(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 5 }),
      gap: fc.integer({ min: 0, max: 2 * DAY }),
      actor: fc.constantFrom('me', 'ada', 'bob'),
      status: fc.constantFrom('A', 'D', 'M'),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((wishes) => {
    let at = MONDAY_NOON;
    return wishes.map(({ files, gap, actor, status }, index) => {
      at += gap;
      const [first, ...rest] = files.map((file) => `src/part${file % 3}/file${file}.ts`);
      return aFact({ number: index + 1, at, actor, files: [{ path: first ?? '', status }, ...filesOf(...rest)] });
    });
  });

describe('the memory', () => {
  test('goes on from a snapshot as if it had never been stored', () => {
    fc.assert(
      fc.property(someCommits, fc.nat(), (facts, cut) => {
        const half = cut % facts.length;
        const stored = walk(throughDisk(walk(emptyMemory(), facts.slice(0, half))), facts.slice(half));
        const kept = walk(emptyMemory(), facts);
        expect(packMemory(stored)).toEqual(packMemory(kept));
      }),
      { numRuns: 60 },
    );
  });

  test('stays under 250 KB, however long the history and however many files', () => {
    const memory = emptyMemory();
    for (let number = 1; number <= 6000; number += 1) {
      const paths = Array.from(
        { length: 6 },
        (_, index) => `src/module${number % 97}/some-part/file-${(number * 7 + index * 13) % 2500}.ts`,
      );
      learn(memory, aFact({ number, actor: `author-${number % 40}`, files: filesOf(...new Set(paths)) }));
    }
    expect(memory.files.size).toBe(MOST_FILES);
    expect(JSON.stringify(packMemory(memory)).length).toBeLessThan(250_000);
  });

  test('keeps what it knows of a file under its new name', () => {
    const before = [1, 2, 3].map((number) => aFact({ number, files: filesOf('src/a.ts', 'src/b.ts') }));
    const memory = walk(emptyMemory(), before);
    const id = memory.files.idOf('src/b.ts') ?? -1;
    learn(memory, aFact({ number: 4, files: [{ path: 'src/new.ts', status: 'R', from: 'src/b.ts' }] }));
    expect(memory.files.idOf('src/b.ts')).toBeUndefined();
    expect(memory.files.idOf('src/new.ts')).toBe(id);
    expect(memory.files.get(memory.files.idOf('src/a.ts') ?? -1)?.partners.get(id)?.count).toBe(3);
  });

  test('takes nothing in from bots, merges and empty commits', () => {
    const memory = emptyMemory();
    learn(memory, aFact({ agent: 'bot' }));
    learn(memory, aFact({ files: [] }));
    expect(memory.clock).toBe(0);
  });

  test('a commit of more than thirty files makes no file known', () => {
    const memory = emptyMemory();
    learn(memory, aFact({ files: filesOf(...Array.from({ length: 31 }, (_, index) => `src/file${index}.ts`)) }));
    expect(memory.files.size).toBe(0);
  });
});

/** Each day first a.ts alone, then b.ts twenty minutes later. */
function followedDays(days: number): readonly CommitFact[] {
  return Array.from({ length: days }, (_, day) => {
    const at = MONDAY_NOON + day * 2 * DAY;
    return [
      aFact({ number: day * 2 + 1, at, files: filesOf('src/a.ts') }),
      aFact({ number: day * 2 + 2, at: at + 20 * MINUTE, files: filesOf('src/b.ts') }),
    ];
  }).flat();
}

describe('what follows', () => {
  const facts = followedDays(6);
  const memory = walk(emptyMemory(), facts);
  const idOf = (path: string): number => memory.files.idOf(path) ?? -1;
  const next = aFact({ number: 99, at: MONDAY_NOON + 20 * DAY, files: filesOf('src/a.ts') });

  test('is counted once for each commit that it followed', () => {
    expect(memory.files.get(idOf('src/a.ts'))?.followers.get(idOf('src/b.ts'))).toEqual({ next3: 6, day: 6 });
    expect(memory.files.get(idOf('src/b.ts'))?.followers.size).toBe(0);
  });

  test('is a share of the commits before', () => {
    const relation = relationsOf([idOf('src/a.ts')], memory).get(idOf('src/b.ts'));
    expect(relation).toMatchObject({ next3: 6 / 9, day: 6 / 9, count: 0, mean: 0 });
  });

  test('is thought of when the file changes alone again', () => {
    expect(prospectsOf(memory, next).map(({ path }) => path)).toEqual(['src/b.ts']);
  });

  test('is not thought of while the person has it in hands', () => {
    const soon = aFact({ number: 98, at: MONDAY_NOON + 10 * DAY + HOUR, files: filesOf('src/a.ts') });
    expect(prospectsOf(memory, soon)).toEqual([]);
  });

  test('is not thought of once it is deleted', () => {
    const gone = walk(throughDisk(memory), [
      aFact({ number: 97, at: MONDAY_NOON + 12 * DAY, files: [{ path: 'src/b.ts', status: 'D' }] }),
    ]);
    expect(prospectsOf(gone, next)).toEqual([]);
  });

  test('has a finite number for every feature', () => {
    const [prospect] = prospectsOf(memory, next);
    expect(prospect?.features).toHaveLength(COMPANION_FEATURES.length);
    expect(prospect?.features.filter((value) => !Number.isFinite(value))).toEqual([]);
  });

  test('is compared with what came after other commits', () => {
    const others = [1, 3, 5].map((day) =>
      aFact({ number: 200 + day, at: MONDAY_NOON + (20 + day * 2) * DAY, files: filesOf('src/c.ts') }),
    );
    const more = walk(throughDisk(memory), others);
    const past = ownPastOf(idOf('src/b.ts'), {
      present: new Set([idOf('src/a.ts')]),
      commits: more.persons.of('me').commits,
      now: MONDAY_NOON + 40 * DAY,
    });
    expect(past).toMatchObject({ related: 6, relatedCame: 6, other: 3, otherCame: 0, together: 0 });
  });
});
