// Files of index/, state/ and analytics/ as somebody else would leave them: of other shapes, deep, endless, or lying about
// gates and weights. Every command answers, the next commit is recorded, and what was derived is made again.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { openStores } from '../../src/recorder/stores.js';
import { readingCalls } from '../support/every-command.js';
import { ledgerIn, recordsIn } from '../support/journal.js';
import { createWorld, projectRoot, type World } from '../support/world.js';

let world: World;
let api: string;
let id: string;

beforeEach(() => {
  world = createWorld({ CRAFTNUDGE_NOTIFY_ENABLED: 'false' });
  api = world.repository('api');
  world.craftnudge(api, 'install-hooks', '--no-history');
  for (const n of [1, 2, 3]) world.commit(api, `fix: ${n}`, { 'a.ts': `${n}\n`, [`lib/${n}.ts`]: 'one\n' });
  world.craftnudge(api, 'status');
  id = recordsIn(world.data)[0]?.repository.id ?? '';
  // as if gates were open: then their kinds keep a snapshot of their own
  openStores(world.env).saveDerived({ v: 1, open: { [id]: EARNED } }, 'state', 'open-gates.json');
  world.commit(api, 'fix: 4', { 'a.ts': '4\n' });
  world.craftnudge(api, 'insights');
  writeFileSync(join(world.data, 'behaviors/insights.jsonl'), '', { mode: 0o600, flag: 'a' });
});
afterEach(() => world.remove());

const EARNED = ['another-look', 'missing-companion', 'mixed-change', 'usual-test'];

const derived = (): readonly string[] =>
  world
    .run(world.data, 'find', [
      'state',
      'index',
      'analytics',
      'behaviors/insights.jsonl',
      '-type',
      'f',
      '!',
      '-name',
      '*.lock',
      '!',
      '-name',
      '*.pid',
    ])
    .stdout.trim()
    .split('\n')
    .map((name) => join(world.data, name));

/** Every value of it another one. */
function otherwise(path: string, value: unknown): string {
  const swap = (part: unknown): unknown => {
    if (Array.isArray(part)) return { length: part.length, 0: part.map(swap) };
    if (typeof part === 'object' && part !== null) return Object.entries(part).map(([, each]) => swap(each));
    return typeof part === 'number' ? `${part}` : 7;
  };
  const text = readFileSync(path, 'utf8');
  try {
    const fields = Object.entries(JSON.parse(text) as object);
    return JSON.stringify(Object.fromEntries(fields.map(([key, part]) => [key, key === 'v' ? part : swap(part)])));
  } catch {
    return JSON.stringify(value);
  }
}

const DEEP = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
const HARMS: Readonly<Record<string, (path: string) => void>> = {
  'of other types': (path) => writeFileSync(path, otherwise(path, 7)),
  'nested 100,000 deep': (path) => writeFileSync(path, `{"v":1,"open":${DEEP},"log":${DEEP}}`),
  'of a tebibyte': (path) => truncateSync(path, 2 ** 40),
  'of prototypes': (path) => writeFileSync(path, '{"v":1,"__proto__":{"v":1,"kinds":[]},"constructor":7}'),
  'cut in the middle': (path) => truncateSync(path, Math.floor(readFileSync(path).length / 2)),
  'of one bit flipped': (path) => {
    const bytes = readFileSync(path);
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 4;
    writeFileSync(path, bytes);
  },
};

test.each(Object.keys(HARMS))('%s, all at once: nothing fails, and all is there again', (name) => {
  const kinds = (): unknown =>
    (JSON.parse(world.craftnudge(api, 'nudges', '--json').stdout) as { kinds: { kind: string }[] }).kinds.map(
      ({ kind }) => kind,
    );
  const before = kinds();
  const paths = derived();
  const names = paths.map((path) => basename(path).replace(id, 'ID'));
  expect(names).toEqual(
    expect.arrayContaining([
      'open-gates.json',
      'insights.jsonl',
      'metrics.jsonl',
      'habits-ID.parts',
      'kinds-ID.json',
      'earned-ID.parts',
    ]),
  );
  const harm = (): void => {
    for (const path of derived()) HARMS[name]?.(path);
  };
  harm();
  expect(kinds()).toEqual(before);
  harm();
  for (const call of readingCalls) {
    const { stdout, stderr, status } = world.craftnudge(api, ...call.split(' '));
    const crashed = /\n\s+at |RangeError|TypeError/.exec(`${stdout}${stderr}`)?.[0] ?? '';
    expect({ call, status, crashed }).toEqual({ call, status: expect.any(Number), crashed: '' });
  }
  harm();
  const hash = world.commit(api, 'fix: 5', { 'a.ts': '5\n' });
  const { status, stderr } = world.run('/', process.execPath, [join(projectRoot, 'dist/recorder.cjs')]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(world.craftnudge(api, 'status').stdout).toContain('coverage 5/5');
  expect(recordsIn(world.data).map((record) => record.hash)).toContain(hash);
  expect(world.craftnudge(api, 'verify').status).toBe(0);
});

test('a gate that somebody opened by hand does not open', () => {
  const gates = join(world.data, 'state/open-gates.json');
  writeFileSync(gates, JSON.stringify({ v: 1, open: { [id]: EARNED } }));
  expect(openStores(world.env).loadDerived('state', 'open-gates.json')).toBeUndefined();
  world.commit(api, 'fix: 6', { 'a.ts': '6\n' });
  world.craftnudge(api, 'status');
  const told = ledgerIn(world.data).filter(({ kind, action }) => EARNED.includes(kind) && action !== 'shadow');
  expect(told).toEqual([]);
});
