// The feed against a real directory that another writer fills: what it tells, and that it lives through deletion.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readdirSync, rmSync, symlinkSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Feed, FeedEvent } from '../../../src/gateway/contract/feed.js';
import { openStores, type Stores } from '../../../src/recorder/stores.js';
import { openFeed } from '../../../src/services/feed/open-feed.js';
import { type House, openHouse } from '../../../src/services/house.js';
import { until } from '../../support/until.js';
import { createWorld } from '../../support/world.js';
import { aCommit, hashOf, hour } from '../store/commits.js';

let root: string;
let env: NodeJS.ProcessEnv;
let house: House;
let writer: Stores;
let feed: Feed;
let told: FeedEvent[];
let notes: string[];
let end: () => void;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'craftnudge-feed-'));
  env = { CRAFTNUDGE_HOME: join(root, 'data'), HOME: root, PATH: process.env['PATH'] };
  notes = [];
  house = openHouse({ env, note: (text) => notes.push(text) });
  writer = openStores(env);
  writer.journal.append([aCommit(1)]);
  feed = openFeed(house, { gatherMs: 5, lookMs: 50 });
  told = [];
  end = feed.subscribe((events) => told.push(...events));
});
afterEach(() => {
  feed.close();
  house.stores.journal.close();
  writer.journal.close();
  rmSync(root, { recursive: true, force: true });
});

const typesTold = (): readonly string[] => told.map(({ type }) => type);
const toldOf = (type: FeedEvent['type']): FeedEvent | undefined => told.find((event) => event.type === type);

describe('a feed', () => {
  it('tells of each new commit, and of none from before', async () => {
    writer.journal.append([aCommit(2), aCommit(3)]);
    await until('both are told', () => told.length >= 2);
    writer.journal.append([aCommit(4)]);
    await until('the third is told', () => told.length >= 3);
    expect(told).toMatchObject([2, 3, 4].map((number) => ({ type: 'commit.recorded', hash: hashOf(number) })));
    expect(told[0]).toMatchObject({ subject: 'fix: number 2', repositoryName: 'tools', committedAt: hour(2) });
  });

  it('tells of rewrites, decisions and answers', async () => {
    const [from, to] = [hashOf(1), hashOf(2)];
    writer.rewrites.append([{ v: 1, at: hour(1), repository: 'r', from, to, command: 'amend', source: 'hook' }]);
    await until('the rewrite is told', () => toldOf('commit.rewritten') !== undefined);
    const line = { v: 1, id: 'i', nudge: 'n', at: hour(1), kind: 'fix-loop', repository: 'r' } as const;
    writer.ledger.append([{ ...line, commits: [from], action: 'hold', reason: 'quiet-minutes' }]);
    await until('the decision is told', () => toldOf('nudge.decided') !== undefined);
    writer.feedback.append([
      { ...line, hit: true, source: 'later-facts' },
      { ...line, id: 'j', answer: 'useful', source: 'command' },
    ]);
    await until('the answer is told', () => toldOf('nudge.answered') !== undefined);
    expect(toldOf('commit.rewritten')).toMatchObject({ from, to, command: 'amend' });
    expect(toldOf('nudge.decided')).toMatchObject({ nudge: 'n', action: 'hold', reason: 'quiet-minutes' });
    expect(told.filter(({ type }) => type === 'nudge.answered')).toMatchObject([{ answer: 'useful' }]);
  });

  it('says only that something changed, where settings did, and where too much came to be told', async () => {
    writer.save({ v: 1, until: hour(9) }, 'settings', 'snooze.json');
    await until('it is told', () => told.length > 0);
    expect(typesTold()).toEqual(['data.changed']);
    told.length = 0;
    writer.journal.append(Array.from({ length: 500 }, (_, number) => aCommit(100 + number)));
    await until('it is told', () => told.length > 0);
    expect(typesTold()).toEqual(['data.changed']);
  });

  it('lives through the deletion of the directory, and tells of what is put in its place', async () => {
    rmSync(join(root, 'data'), { recursive: true });
    await until('it is told', () => told.length > 0);
    writer.journal.close();
    told.length = 0;
    writer = openStores(env);
    writer.journal.append([aCommit(7)]);
    await until('it is told', () => told.length > 0);
    told.length = 0;
    writer.journal.append([aCommit(8)]);
    await until('it is told', () => told.length > 0);
    expect(told).toMatchObject([{ type: 'commit.recorded', hash: hashOf(8) }]);
  });

  it('outlives a file that cannot be read, and says so', async () => {
    const path = house.stores.data.resolve('notifications', 'sent.jsonl');
    house.stores.data.ensure('notifications');
    symlinkSync('/dev/null', path); // no link is followed
    await until('it is noted', () => notes.length > 0);
    expect(notes[0]).toContain('sent.jsonl');
    expect(typesTold()).toContain('data.changed');
    unlinkSync(path);
    writer.journal.append([aCommit(2)]);
    await until('it is told', () => toldOf('commit.recorded') !== undefined);
  });

  it('tells nobody who has left', async () => {
    const others: FeedEvent[] = [];
    feed.subscribe((events) => others.push(...events));
    end();
    writer.journal.append([aCommit(2)]);
    await until('the other is told', () => others.length > 0);
    expect(told).toEqual([]);
  });

  it('holds no process', () => {
    const holding = (): readonly string[] =>
      process.getActiveResourcesInfo().filter((name) => name === 'FSEventWrap' || name === 'Timeout');
    const before = holding();
    const another = openFeed(house);
    another.subscribe(() => undefined);
    expect(holding()).toEqual(before);
    another.close();
  });
});

describe('work that a hook left', () => {
  it('is taken up where no recorder comes', async () => {
    const world = createWorld();
    const repository = world.repository('api');
    world.commit(repository, 'feat: first', { 'a.ts': '1\n' });
    world.craftnudge(repository, 'install-hooks', '--no-history');
    world.git(repository, '-c', 'core.hooksPath=/dev/null', 'commit', '-q', '--allow-empty', '-m', 'fix: left');
    const head = world.git(repository, 'rev-parse', 'HEAD');
    const line = ['1', 'post-commit', repository, '', head, ...Array<string>(9).fill('')].join('\t');
    world.write(join(world.data, 'spool', `1-${head}.post-commit`), `${line}\n`); // its hook could start nobody
    const own = openHouse({ env: { ...world.env }, note: () => undefined });
    const left = openFeed(own, { gatherMs: 5, lookMs: 50 });
    await until('it is taken up', () => own.stores.journal.has(head));
    await until('its file is gone', () => readdirSync(join(world.data, 'spool')).length === 0);
    left.close();
    expect(own.stores.journal.find(head)?.source).toBe('hook');
    own.stores.journal.close();
    world.remove();
  });
});
