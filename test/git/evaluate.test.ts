// `craftnudge evaluate` through the real command line: repositories by git, exports by file, several in processes apart.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { MeasuredHistory } from '../../src/analytics/evaluation/evaluate-history.js';
import { recordsIn } from '../support/journal.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
let api: string;
beforeAll(() => {
  world = createWorld();
  api = world.repository('api');
  for (let change = 0; change < 12; change += 1) {
    const subject = change % 3 === 2 ? 'fix: the edge' : 'feat: one more thing';
    world.commit(api, subject, { 'src/a.ts': `${change}\n`, [`src/part${change}.ts`]: 'export {};\n' });
  }
});
afterAll(() => world.remove());

interface Printed {
  readonly histories: readonly MeasuredHistory[];
  readonly companionVersion: string;
  readonly summary: Readonly<Record<string, unknown>>;
}

const evaluate = (cwd: string, ...words: readonly string[]) => world.craftnudge(cwd, 'evaluate', ...words);
const evaluated = (cwd: string, ...words: readonly string[]): Printed =>
  JSON.parse(evaluate(cwd, '--json', ...words).stdout) as Printed;

describe('craftnudge evaluate', () => {
  test('reads the current repository, without any record of it', () => {
    expect(evaluated(api).histories).toEqual([
      expect.objectContaining({ name: 'api', commits: 12, weights: 'shipped' }),
    ]);
    expect(evaluated('/', '--repo', api).histories).toEqual(evaluated(api).histories);
  });

  test('prints each section, and that there is too little where there is too little', () => {
    const { stdout, status } = evaluate(api);
    expect(status).toBe(0);
    expect(stdout).toContain('n = 1 history, 12 commits');
    expect(stdout).toContain('Needs another look');
    expect(stdout).toContain('Missing companion');
    expect(stdout).not.toMatch(/NaN|undefined|null/);
  });

  test('has what it says of missing companion in --json, under the version of its weights', () => {
    const { companionVersion, summary, histories } = evaluated(api);
    expect(companionVersion).toMatch(/^[0-9a-f]{8}$/);
    expect(summary['companion']).toHaveProperty(['policy.gatedRight'], null);
    expect(histories[0]?.figures['companion']).toEqual({ commits: expect.any(Number) });
  });

  test('reads histories in record format, gzipped or not, beside repositories, in the order asked', () => {
    world.craftnudge(api, 'track', '--all');
    const journal = readFileSync(join(world.data, 'behaviors/commits.jsonl'));
    const kept = join(world.root, 'kept');
    mkdirSync(kept, { recursive: true });
    writeFileSync(join(kept, 'b.jsonl'), journal);
    writeFileSync(join(kept, 'a.jsonl.gz'), gzipSync(journal));
    const { histories } = evaluated(kept, 'b.jsonl', 'a.jsonl.gz', api);
    expect(histories.map(({ name, commits }) => `${name} ${commits}`)).toEqual(['b 12', 'a 12', 'api 12']);
  });

  test('names the file and line of what is no record', () => {
    writeFileSync(join(world.root, 'odd.jsonl'), '{"v":1}\n');
    const { status, stderr } = evaluate('/', join(world.root, 'odd.jsonl'));
    expect(status).toBe(2);
    expect(stderr).toMatch(/odd\.jsonl:1 is no commit record; see: craftnudge evaluate --help/);
  });

  test.each([
    ['hash', 'null'],
    ['hash', '{"__proto__":{"length":40}}'],
    ['parents', 'null'],
    ['parents', '[[]]'],
    ['author', '7'],
    ['author', '{"id":1e999}'],
    ['files', '{"length":1}'],
    ['insertions', '1e999'],
    ['message', 'MANY'],
  ])('a record whose %s is %s is refused by its line, without a word of what went wrong inside', (field, value) => {
    const record = { ...recordsIn(world.data)[0], [field]: 'HERE' };
    const nested = '['.repeat(100_000) + ']'.repeat(100_000);
    const line = JSON.stringify(record).replace('"HERE"', value.replace('MANY', nested));
    writeFileSync(join(world.root, 'hostile.jsonl'), `${line}\n`);
    const { status, stderr } = evaluate('/', join(world.root, 'hostile.jsonl'));
    expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(/hostile\.jsonl:1 is no commit record; see: /)]);
    expect(status).toBe(2);
  });

  test('a gzipped file that is not there, or is a directory, is refused in one sentence', () => {
    mkdirSync(join(world.root, 'folder.jsonl.gz'), { recursive: true });
    for (const name of ['gone.jsonl.gz', 'folder.jsonl.gz']) {
      const { status, stderr } = evaluate('/', join(world.root, name));
      expect(stderr.trim().split('\n')).toEqual([expect.stringContaining(`${name} cannot be read`)]);
      expect(status).toBe(2);
    }
  });

  test.each([
    [' ', 'holds more than 1 GiB of records'],
    ['\n', 'holds more than 2000000 lines'],
  ])('a few megabytes that unpack to more than a gigabyte of %j are read no further', (filler, refusal) => {
    const part = gzipSync(Buffer.alloc(1 << 26, filler), { level: 1 });
    writeFileSync(join(world.root, 'bomb.jsonl.gz'), Buffer.concat(Array.from({ length: 17 }, () => part)));
    const { status, stderr } = evaluate('/', join(world.root, 'bomb.jsonl.gz'));
    expect(stderr.trim().split('\n')).toEqual([expect.stringContaining(refusal)]);
    expect(status).toBe(2);
  });

  test('a path that is neither is refused with the next action', () => {
    const { status, stderr } = evaluate('/', join(world.root, 'nowhere'));
    expect(status).toBe(2);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  test('one of several that fails is told of in one sentence, by its name', () => {
    const { status, stdout, stderr } = evaluate('/', join(world.root, 'nowhere'), api);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(/^craftnudge: .*nowhere.*; \S/)]);
    expect(stderr).toBe(evaluate('/', join(world.root, 'nowhere')).stderr);
  });

  test('paths and --repo together are one too many', () => {
    expect(evaluate(api, '--repo', api, api).status).toBe(2);
  });
});
