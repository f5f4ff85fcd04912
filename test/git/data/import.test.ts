// `export` on one machine, `import` on another: everything arrives, once; what cannot be taken blocks nothing.
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sealLine } from '../../../src/store/line.js';
import { recordsIn } from '../../support/journal.js';
import { createWorld, type Finished, projectRoot, type World } from '../../support/world.js';

let world: World;
let api: string;
beforeEach(() => {
  world = createWorld();
  api = world.repository('api');
  for (let day = 1; day <= 5; day += 1)
    world.commit(api, `feat: day ${day}`, { 'a.ts': `${day}\n` }, `2026-01-0${day}T12:00:00Z`);
  world.commit(api, 'feat: token', { 'b.ts': '1\n' });
  on('a', 'track', '--all');
});
afterEach(() => world.remove());

const dataOf = (machine: string): string => join(world.root, machine);
const on = (machine: string, ...args: readonly string[]): Finished =>
  world.run(api, process.execPath, [join(projectRoot, 'dist/cli.js'), ...args], { CRAFTNUDGE_HOME: dataOf(machine) });
const exportOf = (machine: string): readonly string[] =>
  on(machine, 'export', '--all', '--full')
    .stdout.split('\n')
    .filter((line) => line !== '');
const file = (name: string, lines: readonly string[]): string => {
  const path = join(world.root, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
};
const importInto = (machine: string, path: string) => {
  const { status, stdout } = on(machine, 'import', path, '--json');
  return {
    status,
    ...(JSON.parse(stdout) as {
      added: Record<string, number>;
      known: number;
      conflicts: number;
      waiting: number;
      refused: { line: number; reason: string }[];
    }),
  };
};
const unescapedSeal = (body: string): string =>
  `${body.slice(0, -1)},"check":"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"}`;
const repository = (): string => recordsIn(dataOf('a'))[0]?.repository.id ?? '';
const ID = '01a203b7-fbf4-708a-9c2b-55d985b6af0';
const addLogs = (): void => {
  const [first, second] = recordsIn(dataOf('a')).map(({ hash }) => hash);
  const at = '2026-01-06T00:00:00Z';
  const told = { v: 1, nudge: `${ID}9`, at, kind: 'fix-loop', repository: repository() };
  const lines = {
    'behaviors/rewrites.jsonl': [
      { v: 1, at, repository: repository(), from: first, to: second, command: 'amend', source: 'hook' },
    ],
    'notifications/sent.jsonl': [
      { ...told, id: `${ID}1`, commits: [second], action: 'deliver', channel: 'desktop' },
      { ...told, id: `${ID}2`, nudge: `${ID}8`, commits: [first], action: 'hold', reason: 'snoozed', until: at },
    ],
    'notifications/feedback.jsonl': [{ ...told, id: `${ID}3`, answer: 'useful', source: 'desktop' }],
  };
  for (const [name, records] of Object.entries(lines))
    world.write(join(dataOf('a'), name), `${records.map(sealLine).join('\n')}\n`);
};

test('a round trip brings every line, byte for byte, and a second one brings none', () => {
  addLogs();
  const sent = exportOf('a');
  expect(sent).toHaveLength(6 + 1 + 2 + 1);
  expect(importInto('b', file('a.jsonl', sent))).toMatchObject({
    status: 0,
    added: { commit: 6, rewrite: 1, ledger: 1, feedback: 1 },
    waiting: 1,
    refused: [],
  });
  const arrived = exportOf('b');
  const waits = (line: string): boolean => line.includes('"action":"hold"');
  expect([...arrived].sort()).toEqual(sent.filter((line) => !waits(line)).sort());
  expect(importInto('b', file('a.jsonl', sent))).toMatchObject({ status: 0, known: 9, added: { commit: 0 } });
  expect(exportOf('b')).toEqual(arrived);
  expect(on('b', 'verify').status).toBe(0);
});

test('what both machines recorded is there once, and both histories are whole', () => {
  on('b', 'track', 'HEAD~2');
  const [own] = exportOf('b');
  expect(importInto('b', file('a.jsonl', exportOf('a')))).toMatchObject({
    known: 1,
    added: { commit: 5 },
    conflicts: 0,
  });
  expect(exportOf('b')).toContain(own);
  expect(new Set(recordsIn(dataOf('b')).map(({ hash }) => hash)).size).toBe(6);
  expect(recordsIn(dataOf('b'))).toHaveLength(6);
  const report = on('b', 'report', '--json');
  expect(report.status).toBe(0);
});

test('one bad line is named, and blocks no other', () => {
  const sent = exportOf('a');
  const record = JSON.parse(sent[0] ?? '') as Record<string, unknown>;
  const bad = [
    'no JSON',
    (sent[1] ?? '').replace('day', 'dax'),
    sealLine({ ...record, hash: 'f'.repeat(40) }),
    sealLine({ ...record, files: [{ path: 1 }] }),
    sealLine({ v: 1, something: 'else' }),
    sealLine({ ...record, v: 99 }),
  ];
  const { status, added, refused } = importInto(
    'b',
    file('bad.jsonl', [...bad, ...sent, (sent[2] ?? '').slice(0, 90)]),
  );
  expect({ status, added: added['commit'] }).toEqual({ status: 1, added: 6 });
  expect(refused.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
    '1 not JSON',
    '2 check does not match',
    '3 id is not that of its hash',
    '4 files/0 does not fit a commit record',
    '5 no record of a kind that is imported',
    '6 version 99 is not known to this CraftNudge',
    '13 not JSON',
  ]);
});

test('a commit that is told otherwise stays as it was first told; the other word is kept aside once', () => {
  const sent = exportOf('a');
  const other = sealLine({ ...(JSON.parse(sent[0] ?? '') as object), message: 'feat: something else' });
  for (let time = 0; time < 2; time += 1)
    expect(importInto('a', file('other.jsonl', [other]))).toMatchObject({ status: 1, conflicts: 1 });
  expect(exportOf('a')).toEqual(sent);
  expect(readFileSync(join(dataOf('a'), 'behaviors/import-conflicts.jsonl'), 'utf8')).toBe(`${other}\n`);
});

test('control characters in an export reach no file of ours raw', () => {
  const record = JSON.parse(exportOf('a')[0] ?? '') as Record<string, unknown>;
  const hostile = { ...record, message: 'feat: \u009b2J\u202e', check: undefined };
  const body = JSON.stringify(hostile);
  // sealed by somebody who escapes nothing
  const line = unescapedSeal(body);
  expect(importInto('b', file('hostile.jsonl', [line]))).toMatchObject({ added: { commit: 1 } });
  expect(readFileSync(join(dataOf('b'), 'behaviors/commits.jsonl'), 'utf8')).not.toMatch(/[\u009b\u202e]/);
});

test('standard input is a file too, and nothing of an import makes a nudge', () => {
  addLogs();
  const path = file('a.jsonl', exportOf('a'));
  const { stdout } = world.run(
    api,
    'sh',
    ['-c', `"$0" "$1" import - < "$2"`, process.execPath, join(projectRoot, 'dist/cli.js'), path],
    { CRAFTNUDGE_HOME: dataOf('b') },
  );
  expect(stdout).toContain('added 6 commits, 1 rewrite, 1 nudge, 1 answer');
  const { stdout: nudges } = on('b', 'status', '--json');
  expect((JSON.parse(nudges) as { held: unknown[] }).held).toEqual([]);
  expect(on('b', 'import', join(world.root, 'missing.jsonl'))).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('is no file'),
  });
});
