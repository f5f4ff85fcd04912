// A file that somebody gives us to import, with every check right: what does not fit is refused by its line, what is
// strange and fits is kept as data, and nothing of it keeps a command from answering.
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { splitLines } from '../../../src/cli/split-lines.js';
import type { CommitHash } from '../../../src/domain/commit-record.js';
import { commitIdOf } from '../../../src/store/ids.js';
import { readingCalls } from '../../support/every-command.js';
import { recordsIn } from '../../support/journal.js';
import { createWorld, type Finished, projectRoot, type World } from '../../support/world.js';

type Fields = Readonly<Record<string, unknown>>;

let world: World;
let api: string;
let template: Fields;
beforeEach(() => {
  world = createWorld();
  api = world.repository('api');
  for (const n of [1, 2, 3]) world.commit(api, `fix: ${n}`, { 'a.ts': `${n}\n` });
  world.craftnudge(api, 'track', '--all');
  const { check: _, ...record } = recordsIn(world.data).at(-1) as unknown as Fields;
  template = record;
});
afterEach(() => world.remove());

/** With the check that this very text would have: somebody who writes such a file can count, too. */
function sealed(body: string): string {
  const check = createHash('sha256').update(body).digest('hex').slice(0, 16);
  return `${body.slice(0, -1)},"check":"${check}"}`;
}

const STRANGER = 'f'.repeat(40) as CommitHash;
const stranger = (fields: Fields): Fields => ({ ...template, hash: STRANGER, id: commitIdOf(STRANGER), ...fields });
const ID = 'b9bde2dc-cbb9-5d8c-b7ab-1f1d6c1f0a4b';

interface Imported {
  readonly added: Readonly<Record<string, number>>;
  readonly refused: readonly { readonly line: number; readonly reason: string }[];
}

function importOf(lines: readonly string[], machine = 'other'): Imported & Pick<Finished, 'status' | 'stderr'> {
  const path = join(world.root, 'given.jsonl');
  writeFileSync(path, `${lines.join('\n')}\n`);
  const { status, stdout, stderr } = on(machine, 'import', path, '--json');
  return { status, stderr, ...(JSON.parse(stdout) as Imported) };
}

const on = (machine: string, ...args: readonly string[]): Finished =>
  world.run(api, process.execPath, [join(projectRoot, 'dist/cli.js'), ...args], {
    CRAFTNUDGE_HOME: join(world.root, machine),
  });

const good = (): readonly string[] =>
  readFileSync(join(world.data, 'behaviors/commits.jsonl'), 'utf8').trim().split('\n');

function expectAnswers(machine: string): void {
  for (const call of readingCalls.filter((one) => !one.startsWith('import'))) {
    const { stdout, stderr, status } = on(machine, ...call.split(' '));
    const told = `${stdout}${stderr}`;
    expect({ call, status, told: /\n\s+at |RangeError|TypeError|undefined/.exec(told)?.[0] ?? '' }).toEqual({
      call,
      status: expect.any(Number),
      told: '',
    });
  }
}

const WRONG: readonly Fields[] = [
  { hash: 7 },
  { hash: '../../etc/passwd' },
  { repository: 'text' },
  { repository: { id: '../../x', name: 'x', path: '/x' } },
  { repository: null },
  { files: 'text' },
  { files: [{ path: 7, status: 'M', insertions: 1, deletions: 1 }] },
  { files: [{ path: 'a', status: 'M', insertions: -1, deletions: 'x' }] },
  { files: Array.from({ length: 30_000 }, () => ({ path: 'a', status: 'M', insertions: 1, deletions: 1 })) },
  { parents: ['x'] },
  { message: { toString: 'x' } },
  { author: 7 },
  { author: { id: null } },
  { committedAt: '9999999-99-99T00:00:00Z' },
  { committedAt: 1e308 },
  { agent: ['x'] },
  { v: 2 },
  { v: 99, future: true },
  { v: '1' },
  { id: 'not a uuid' },
];

test.each(
  WRONG.map((fields) => [JSON.stringify(fields).slice(0, 60), fields] as const),
)('%s is refused by its line, and the lines around it come in', (_, fields) => {
  const [first = '', ...rest] = good();
  const { status, stderr, added, refused } = importOf([first, sealed(JSON.stringify(stranger(fields))), ...rest]);
  expect({ status, stderr, commits: added['commit'] }).toEqual({ status: 1, stderr: '', commits: 3 });
  expect(refused.map(({ line }) => line)).toEqual([2]);
});

const DEEP = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
const withRaw = (raw: string): string => `${JSON.stringify(template).slice(0, -1)},${raw}}`;

test.each([
  ['nested 100,000 deep in a field that nobody knows', `"extra":${DEEP}`],
  ['nested 100,000 deep in a field that everybody knows', `"agent":${DEEP}`],
  ['nested 100,000 deep as an object', `"extra":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
  ['with __proto__', '"__proto__":{"v":1,"polluted":true},"constructor":{"prototype":{"polluted":true}}'],
  ['with a field said twice', '"message":"another","message":"fix: 3"'],
  ['with ten thousand fields', Array.from({ length: 10_000 }, (_, at) => `"f${at}":${at}`).join(',')],
])('a record %s ends nothing: the others come in, and every command answers', (_, raw) => {
  const all = good();
  const { stderr, added, refused } = importOf([...all.slice(0, 2), sealed(withRaw(raw))]);
  expect(stderr).toBe('');
  expect((added['commit'] ?? 0) + refused.length).toBe(3);
  expect(added['commit']).toBeGreaterThanOrEqual(2);
  expectAnswers('other');
  expect(({} as { readonly polluted?: boolean }).polluted).toBeUndefined();
});

test('the ledger, answers and rewrites of somebody else are data, whatever they say', () => {
  const at = '2026-01-06T00:00:00Z';
  const { id: repository } = template['repository'] as { readonly id: string };
  const told = { v: 1, at, repository, kind: '__proto__', nudge: ID };
  const lines = [
    { ...told, id: ID, action: 'deliver', commits: [], evidence: { constructor: 'x', toString: 7 }, title: '{{file}}' },
    { ...told, id: ID.replace('b9', 'c9'), kind: 'constructor', action: 'withhold', reason: 'toString', commits: [] },
    { ...told, id: ID.replace('b9', 'd9'), answer: 'never', source: 'command' },
    { v: 1, at, repository, from: 'a'.repeat(40), to: 'a'.repeat(40), command: 'amend', source: 'hook' },
    { v: 1, at, repository, from: 'a'.repeat(40), to: 'b'.repeat(40), command: 'amend', source: 'hook' },
    { v: 1, at, repository, from: 'b'.repeat(40), to: 'a'.repeat(40), command: 'amend', source: 'hook' },
  ].map((record) => sealed(JSON.stringify(record)));
  const { stderr, added, refused } = importOf([...good(), ...lines]);
  expect({ stderr, refused, commits: added['commit'] }).toEqual({ stderr: '', refused: [], commits: 3 });
  expectAnswers('other');
  expect(on('other', 'why', ID.slice(0, 8)).stdout).toContain('unknown to this version');
});

test('figures beyond all sense that fit are data: every command answers', () => {
  const odd = [
    { authorUtcOffset: 1e9, committerUtcOffset: -1e9 },
    { insertions: 1e308, deletions: 1e308, files: [{ path: 'a.ts', status: 'M', insertions: 1e308, deletions: 0 }] },
    { message: '', branch: '', files: [{ path: '', status: 'M', insertions: 0, deletions: 0 }] },
    { authoredAt: '0000-01-01T00:00:00Z', committedAt: '9999-12-31T23:59:59Z' },
    { parents: Array.from({ length: 5000 }, () => 'e'.repeat(40)), agent: '__proto__' },
  ].map((fields, at) => {
    const hash = `${at}`.repeat(40) as CommitHash;
    return sealed(JSON.stringify({ ...template, hash, id: commitIdOf(hash), ...fields }));
  });
  const { stderr, added } = importOf([...good(), ...odd]);
  expect({ stderr, commits: added['commit'] }).toEqual({ stderr: '', commits: 8 });
  expectAnswers('other');
});

test('the same file twice, and twice in one, brings each line once', () => {
  const all = good();
  expect(importOf([...all, ...all]).added['commit']).toBe(3);
  expect(importOf([...all, ...all]).added['commit']).toBe(0);
});

test('a line without an end is not kept: only so much of it as tells that it is none', async () => {
  const chunk = Buffer.alloc(1 << 20, 'x');
  let kept = 0;
  async function* endless(): AsyncGenerator<Buffer> {
    for (let count = 0; count < 1024; count += 1) yield await Promise.resolve(chunk);
    yield Buffer.from('\nnext\n');
  }
  const lines: number[] = [];
  for await (const line of splitLines(endless())) {
    lines.push(line.length);
    kept = Math.max(kept, line.length);
  }
  expect(lines).toHaveLength(2);
  expect(lines[1]).toBe(4);
  expect(kept).toBeLessThanOrEqual((1 << 26) + (1 << 20));
});

test('no text: a program, zeros, and another encoding are refused line by line', () => {
  const path = join(world.root, 'bytes');
  const utf16 = Buffer.from(`${good()[0] ?? ''}\n`, 'utf16le');
  writeFileSync(
    path,
    Buffer.concat([readFileSync(process.execPath).subarray(0, 1 << 20), Buffer.alloc(1 << 16), utf16]),
  );
  const { status, stderr, stdout } = on('other', 'import', path);
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  expect(stdout).toMatch(/added 0 commits/);
});
