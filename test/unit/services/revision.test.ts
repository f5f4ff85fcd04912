import { afterEach, beforeEach, expect, it, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStores, type Stores } from '../../../src/recorder/stores.js';
import { createRevision, type Revision } from '../../../src/services/revision.js';
import { aCommit, hashOf, hour } from '../store/commits.js';

const START = Date.parse('2026-11-22T12:00:00');

let root: string;
let stores: Stores;
let nowMs: number;
let revision: Revision;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'craftnudge-revision-'));
  const env = { CRAFTNUDGE_HOME: join(root, 'data'), HOME: root };
  stores = openStores(env);
  stores.journal.append([aCommit(1)]);
  nowMs = START;
  revision = createRevision({ env, data: stores.data }, () => nowMs);
});
afterEach(() => {
  stores.journal.close();
  rmSync(root, { recursive: true, force: true });
});

const line = { v: 1, id: 'i', nudge: 'n', at: hour(1), kind: 'fix-loop', repository: 'r' } as const;

test.each<[string, () => void]>([
  ['a commit', () => stores.journal.append([aCommit(2)])],
  [
    'a rewrite',
    () =>
      stores.rewrites.append([
        { v: 1, at: hour(1), repository: 'r', from: hashOf(1), to: hashOf(2), command: 'amend', source: 'hook' },
      ]),
  ],
  ['a decision', () => stores.ledger.append([{ ...line, commits: [], action: 'hold' }])],
  ['an answer', () => stores.feedback.append([{ ...line, answer: 'useful', source: 'command' }])],
  ['a snooze', () => stores.save({ v: 1, until: null }, 'settings', 'snooze.json')],
  ['standings of kinds', () => stores.saveDerived({ v: 1 }, 'index', 'kinds-r.json')],
  ['the day’s work', () => stores.saveDerived({ r: '2026-11-22' }, 'state', 'daily.json')],
  [
    'the user’s own file',
    () => {
      mkdirSync(join(root, '.config/craftnudge'), { recursive: true });
      writeFileSync(join(root, '.config/craftnudge/config.yaml'), 'notify.perDay: 2\n');
    },
  ],
  ['another day', () => (nowMs += 86_400_000)],
])('%s makes it another one', (_, change) => {
  const before = revision.current();
  change();
  revision.drop();
  expect(revision.current()).not.toBe(before);
});

it('is the same while nothing is written, and where only the index was', () => {
  const before = revision.current();
  stores.journal.close();
  rmSync(stores.data.resolve('index'), { recursive: true });
  nowMs += 60_000;
  expect(revision.current()).toBe(before);
});

it('is remembered for a tenth of a second, unless it is dropped', () => {
  const before = revision.current();
  stores.journal.append([aCommit(3)]);
  nowMs += 99;
  expect(revision.current()).toBe(before);
  nowMs += 1;
  const after = revision.current();
  expect(after).not.toBe(before);
  stores.journal.append([aCommit(4)]);
  revision.drop();
  expect(revision.current()).not.toBe(after);
});
