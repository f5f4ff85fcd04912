// Less than everything is kept: what is given up, and what stays the same.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Habit } from '../../../src/analytics/define-habit.js';
import { factOf } from '../../../src/analytics/fact-of.js';
import * as messageClass from '../../../src/analytics/message-class.js';
import { metricsOf } from '../../../src/analytics/metrics-of.js';
import { classOf } from '../../../src/analytics/path-class.js';
import { rebuildTimeline } from '../../../src/analytics/timeline.js';
import type { CommitRecord, PrivacyLevel } from '../../../src/domain/commit-record.js';
import { lengthOfSubject, OFF_SUBJECT } from '../../../src/domain/concealed-subject.js';
import { createNameIds } from '../../../src/privacy/path-pseudonym.js';
import { createTextIds } from '../../../src/privacy/secret-ids.js';
import { concealerFor } from '../../../src/recorder/conceal.js';
import { aCommit } from '../store/commits.js';

const aRecord = (wish: Partial<CommitRecord>): CommitRecord => aCommit(1, { repository: REPOSITORY, ...wish });
const REPOSITORY = { id: 'r', name: 'api', path: '/api' };

const SECRET = Buffer.from('a key of tests');
const ids = { textId: createTextIds(SECRET), nameId: createNameIds(SECRET) };
const conceal = (record: CommitRecord, message: PrivacyLevel, path: PrivacyLevel): CommitRecord =>
  concealerFor({ message, path }, ids)?.(record) ?? record;

const SUBJECTS = [
  'fix: parser',
  'feat(api): salaries of Yvonne',
  'oops, forgot the payroll',
  'wip',
  'Release 1.2.3',
  'Merge branch x',
  'fixup! fix: parser',
  'ABC-123 update',
  '',
  '修复登录错误',
  'x'.repeat(300),
];
const PATHS = [
  'src/payroll.ts',
  'src/payroll.test.ts',
  'package-lock.json',
  'docs/eve.md',
  'vendor/x.js',
  'src/deep/er/a.go',
];
const record = fc
  .record({
    subject: fc.constantFrom(...SUBJECTS),
    body: fc.constantFrom('', '\n\nbecause of Yvonne', '\n\nThis reverts commit 0123456789abcdef.'),
    paths: fc.uniqueArray(fc.constantFrom(...PATHS), { maxLength: 5 }),
    lines: fc.nat(300),
  })
  .map(({ subject, body, paths, lines }) =>
    aRecord({
      message: `${subject}${body}`.trimEnd(),
      files: paths.map((path) => ({ path, status: 'M', insertions: lines, deletions: 1 })),
      insertions: lines * paths.length,
      deletions: paths.length,
    }),
  );

describe('a hashed record', () => {
  it('gives every question about its subject the answer that its words gave', () => {
    const questions = Object.entries(messageClass).filter(
      ([name]) => /^(?:is|names)[A-Z]/.test(name) && name !== 'isBotName',
    );
    expect(questions.length).toBeGreaterThan(4);
    for (const subject of SUBJECTS) {
      const hidden = factOf(conceal(aRecord({ message: subject }), 'hashed', 'full'), 'me').subject;
      const plain = factOf(aRecord({ message: subject }), 'me').subject;
      for (const [name, ask] of questions) {
        expect([name, subject, (ask as (subject: string) => boolean)(hidden)]).toEqual([
          name,
          subject,
          (ask as (subject: string) => boolean)(plain),
        ]);
      }
      expect(lengthOfSubject(hidden)).toBe(plain.length);
    }
  });

  it('makes a fact of equal structure, sizes and features', () => {
    fc.assert(
      fc.property(record, (one) => {
        const { subject: _words, files, ...plain } = factOf(one, 'me');
        const { subject: _hidden, files: hiddenFiles, ...hidden } = factOf(conceal(one, 'hashed', 'hashed'), 'me');
        expect(hidden).toEqual(plain);
        expect(hiddenFiles.map(({ path, ...rest }) => ({ ...rest, kind: classOf(path) }))).toEqual(
          files.map(({ path, ...rest }) => ({ ...rest, kind: classOf(path) })),
        );
      }),
    );
  });

  it('is not forged by a subject that looks like one', () => {
    const forged = conceal(aRecord({ message: 'chore: nothing to hide' }), 'hashed', 'full').message.replace(
      'conventional',
      'machine',
    );
    const { subject } = factOf(aRecord({ message: forged }), 'me');
    expect([messageClass.isMachineWorded(subject), subject]).toEqual([false, `"${forged}"`]);
  });

  it('holds none of its words', () => {
    const text = JSON.stringify(
      conceal(
        aRecord({
          message: 'feat: salaries of Yvonne\n\nsecret body',
          branch: 'yvonne-payroll',
          files: [{ path: 'src/payroll.ts', status: 'R', insertions: 1, deletions: 0, from: 'src/wages.ts' }],
        }),
        'hashed',
        'hashed',
      ),
    );
    for (const word of ['salaries', 'Yvonne', 'yvonne', 'secret', 'payroll', 'wages']) expect(text).not.toContain(word);
  });
});

describe('a history that is kept hashed', () => {
  it('has the same metrics, and habits see the same in it', () => {
    fc.assert(
      fc.property(fc.array(record, { minLength: 35, maxLength: 60 }), (records) => {
        const dated = records.map((one, index) => numbered(one, index));
        const facts = dated.map((one) => factOf(one, 'me'));
        const hidden = dated.map((one) => factOf(conceal(one, 'hashed', 'hashed'), 'me'));
        const period = { from: -Infinity, to: Infinity };
        expect(withoutNames(metricsOf(hidden, period))).toEqual(withoutNames(metricsOf(facts, period)));
        const seen = (all: typeof facts) =>
          rebuildTimeline(all, { repository: 'r' })
            .observations()
            .map(({ kind, hash }) => [kind, hash]);
        expect(seen(hidden)).toEqual(seen(facts));
      }),
      { numRuns: 20 },
    );
  });
});

/** Figures name files, and break ties among them by name. */
function withoutNames(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map(withoutNames).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, one]) => [key, key === 'path' ? '' : withoutNames(one)]);
  return Object.fromEntries(entries);
}

function numbered(one: CommitRecord, index: number): CommitRecord {
  const hash = index.toString(16).padStart(40, '0') as CommitRecord['hash'];
  const at = new Date(1_763_985_600_000 + index * 1_800_000)
    .toISOString()
    .replace('.000', '') as CommitRecord['recordedAt'];
  return { ...one, hash, authoredAt: at, committedAt: at };
}

describe('a record of which nothing is kept', () => {
  it('has no words, no branch, no paths, and the sizes that they had', () => {
    fc.assert(
      fc.property(record, (one) => {
        const kept = conceal(one, 'off', 'off');
        expect(kept).toMatchObject({ message: '', branch: null, files: [], filesTotal: one.files.length });
        const { codeChurn, codeExtensions, directories, fileCount } = factOf(one, 'me');
        expect(factOf(kept, 'me')).toMatchObject({
          subject: OFF_SUBJECT,
          codeChurn,
          codeExtensions,
          directories,
          fileCount,
        });
      }),
    );
  });

  it('is never called an empty message', () => {
    expect(messageClass.isMachineWorded(OFF_SUBJECT)).toBe(true);
    expect(messageClass.isEmptyWorded(OFF_SUBJECT)).toBe(false);
  });
});

describe('a kind that judges by words', () => {
  const facts = Array.from({ length: 3 }, (_, index) => factOf(numbered(aRecord({}), index), 'me'));
  const hidden = Array.from({ length: 3 }, (_, index) =>
    factOf(conceal(numbered(aRecord({}), index), 'hashed', 'full'), 'me'),
  );
  const speaks = {
    name: 'speaks',
    tier: 'earned' as const,
    summary: '',
    evidence: '',
    settings: {},
    start: () => null,
    step: (state: unknown) => ({ state, sighting: { evidence: {}, n: 1 } }),
    judge: () => ({ hit: 'open' as const, followed: 'open' as const }),
  };
  const seenIn = (some: typeof facts, habit: Habit): number =>
    rebuildTimeline(some, { repository: 'r', habits: [habit] }).observations().length;

  it.each([
    ['says nothing where they are not kept', { ...speaks, readsWords: true }, hidden, 0],
    ['speaks where they are', { ...speaks, readsWords: true }, facts, 3],
    ['is not every kind', speaks, hidden, 3],
  ])('%s', (_, habit, some, count) => {
    expect(seenIn(some, habit)).toBe(count);
  });
});
