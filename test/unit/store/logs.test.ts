import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { Feedback, LedgerEntry } from '../../../src/domain/nudge.js';
import type { Rewrite } from '../../../src/domain/rewrite.js';
import { timeOrderedId } from '../../../src/store/ids.js';
import { openFeedback, openLedger, openRewrites } from '../../../src/store/logs.js';
import { verifyStore } from '../../../src/store/verify-store.js';
import { hashOf, hour } from './commits.js';
import { createStoreWorld, type StoreWorld } from './store-world.js';

let world: StoreWorld;
beforeEach(() => {
  world = createStoreWorld();
});
afterEach(() => world.remove());

const aRewrite = (number: number, overrides: Partial<Rewrite> = {}): Rewrite => ({
  v: 1,
  at: hour(number),
  repository: 'repository-api',
  from: hashOf(number),
  to: hashOf(number + 1),
  command: 'amend',
  source: 'hook',
  ...overrides,
});

const anEntry = (number: number): LedgerEntry => ({
  v: 1,
  id: timeOrderedId(),
  nudge: timeOrderedId(),
  at: hour(number),
  kind: 'fix-loop',
  repository: 'repository-api',
  commits: [hashOf(number)],
  action: 'withhold',
  reason: 'cooldown',
});

describe('the log of rewrites', () => {
  it('takes what hook and reflog both tell once', () => {
    const log = openRewrites(world.data);
    expect(log.append([aRewrite(1), aRewrite(2)])).toHaveLength(2);
    const told = aRewrite(2, { at: hour(9), source: 'reflog', command: 'rebase' });
    expect(openRewrites(world.data).append([told, aRewrite(3), aRewrite(3)])).toEqual([aRewrite(3)]);
    expect([...log.read()].map(({ from }) => from)).toEqual([1, 2, 3].map(hashOf));
    expect(readFileSync(world.data.resolve('behaviors/rewrites.jsonl'), 'utf8').trimEnd().split('\n')).toHaveLength(3);
  });

  it('reads once what was told again long after', () => {
    const log = openRewrites(world.data);
    log.append(Array.from({ length: 1500 }, (_, at) => aRewrite(at)));
    log.append([aRewrite(0, { source: 'reflog' })]);
    expect([...log.read()]).toHaveLength(1500);
  });
});

describe('the ledger', () => {
  it('gives its recent part without reading the rest', () => {
    const log = openLedger(world.data);
    expect(log.recent(hour(0))).toEqual([]);
    log.append(Array.from({ length: 3000 }, (_, at) => anEntry(at)));
    expect(log.recent(hour(2998)).map(({ at }) => at)).toEqual([hour(2998), hour(2999)]);
    expect(log.recent(hour(10))).toHaveLength(2990);
    expect(log.recent(hour(-10))).toHaveLength(3000);
    expect([...log.read()]).toHaveLength(3000);
  });
});

describe('feedback', () => {
  it('is kept like everything else', () => {
    const answer: Feedback = {
      v: 1,
      id: timeOrderedId(),
      nudge: timeOrderedId(),
      at: hour(1),
      kind: 'fix-loop',
      repository: 'repository-api',
      answer: 'useful',
      source: 'command',
    };
    const log = openFeedback(world.data);
    log.append([answer]);
    expect([...log.read()]).toMatchObject([answer]);
  });
});

it('verifies every log', () => {
  openLedger(world.data).append([anEntry(1)]);
  openRewrites(world.data).append([aRewrite(1)]);
  const { intact, files } = verifyStore(world.data);
  expect(intact).toBe(true);
  expect(files.map(({ records }) => records)).toEqual([0, 1, 1, 0, 0, 0, 0, 0, 0]);
});
