// What the tests of capture share: a `Describe` that tells without hiding, and git's bytes from an outside process.
import { execFileSync } from 'node:child_process';
import {
  parseCommitHash,
  type CommitHash,
  type CommitRecord,
  type Instant,
} from '../../../src/domain/commit-record.js';
import type { Describe } from '../../../src/capture/describe.js';
import { gitOf, resolveRepository, type Repository } from '../../../src/capture/repository.js';
import type { Git, GitPlace } from '../../../src/capture/git.js';
import { readCommits } from '../../../src/capture/read-commits.js';
import { maskNothing } from '../../../src/privacy/mask.js';
import type { World } from '../../support/world.js';

export interface Opened {
  readonly repository: Repository;
  readonly git: Git;
}

export async function openRepository(world: World, cwd: string, more: Partial<GitPlace> = {}): Promise<Opened> {
  const place = { cwd, env: world.env, ...more };
  const repository = await resolveRepository(place, { registry: emptyRegistry(), ids: testIds });
  return { repository, git: gitOf(repository, place) };
}

export function emptyRegistry() {
  const ids = new Map<string, string>();
  return {
    idOf: (commonDir: string) => ids.get(commonDir),
    remember: (commonDir: string, id: string) => void ids.set(commonDir, id),
  };
}

export const testIds = {
  repositoryId: (root: CommitHash) => `root:${root}`,
  randomId: () => 'random',
  recordedIn: () => undefined,
};

export function plainDescribe(repository: Repository, more: Partial<Describe> = {}): Describe {
  return {
    repository,
    source: 'track',
    clock: { now: () => '2026-11-22T10:00:00Z' as Instant },
    privacy: { others: 'full', mask: maskNothing, maskPath: maskNothing },
    commitId: (hash) => `id:${hash}`,
    me: () => true,
    authorId: (email) => `author:${email.toLowerCase()}`,
    operationOf: () => null,
    branchOf: () => null,
    markerOf: () => undefined,
    ...more,
  };
}

export async function readAll(
  world: World,
  cwd: string,
  revisions: readonly string[],
): Promise<readonly CommitRecord[]> {
  const { repository, git } = await openRepository(world, cwd);
  return readCommits(git, hashesOf(revisions), plainDescribe(repository));
}

export async function collect<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** git's standard output as bytes, one character each. */
export function gitBytes(world: World, cwd: string, args: readonly string[], input?: string | Buffer): string {
  return execFileSync('git', [...args], {
    cwd,
    env: world.env,
    maxBuffer: 1 << 28,
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(input === undefined ? {} : { input }),
  }).toString('latin1');
}

export function textOf(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

export function hashesOf(texts: readonly string[]): readonly CommitHash[] {
  return texts.map((text) => {
    const hash = parseCommitHash(text);
    if (hash === undefined) throw new Error(`${text} is no hash`);
    return hash;
  });
}
