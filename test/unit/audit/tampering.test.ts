// What somebody with an editor can do to the audit log, and what of it is noticed.
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, test } from '@jest/globals';
import { type Anchor, anchorLine, anchorsIn, parseHash } from '../../../src/audit/anchor.js';
import { type AuditLog, openAuditLog } from '../../../src/audit/audit-log.js';
import { sha256Of } from '../../../src/audit/entry.js';
import { sealLine } from '../../../src/store/line.js';
import { createRandom } from '../../support/random.mjs';
import { createStoreWorld, type StoreWorld } from '../store/store-world.js';

const ENTRIES = 40;

let world: StoreWorld;
let log: AuditLog;
let whole: Buffer;
let lines: readonly string[];
let anchor: Anchor;
beforeEach(() => {
  world = createStoreWorld();
  log = openAuditLog(world.data, { program: '1.0.0' });
  for (let commits = 0; commits < ENTRIES; commits += 1)
    log.append({ operation: 'track', outcome: 'done', details: { commits } });
  whole = readFileSync(log.path);
  lines = whole.toString().trimEnd().split('\n');
  anchor = log.verify().head;
});
afterEach(() => world.remove());

const write = (changed: readonly string[]): void =>
  writeFileSync(log.path, changed.map((line) => `${line}\n`).join(''));

/** The line with another count in it, and a check that fits. */
const forge = (line: string, fields: object = { details: { commits: 999 } }): string =>
  sealLine({ ...(JSON.parse(line) as object), ...fields });

/** The rest of the chain made anew behind a forged entry, as a program would. */
function rechain(from: readonly string[]): readonly string[] {
  const made: string[] = [];
  for (const [at, line] of from.entries()) {
    const previous = at === 0 ? '0'.repeat(64) : sha256Of(made[at - 1] ?? '');
    made.push(forge(line, { sequence: at + 1, previous }));
  }
  return made;
}

const without = (at: number): readonly string[] => lines.filter((_, index) => index !== at);
const swapped = (one: number, other: number): readonly string[] =>
  lines.map((line, at) => (at === one ? (lines[other] ?? '') : at === other ? (lines[one] ?? '') : line));

type Tamper = (random: () => number) => void;
const pick = (random: () => number, below: number): number => Math.floor(random() * below);

const ways: Readonly<Record<string, Tamper>> = {
  'flip a bit': (random) => {
    const bytes = Buffer.from(whole);
    const at = pick(random, bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << pick(random, 8));
    writeFileSync(log.path, bytes);
  },
  'edit an entry and make its check fit': (random) => {
    const target = pick(random, ENTRIES);
    write(lines.map((line, at) => (at === target ? forge(line) : line)));
  },
  'delete an entry': (random) => write(without(pick(random, ENTRIES))),
  'delete an entry and number and chain the rest anew': (random) => write(rechain(without(pick(random, ENTRIES)))),
  'swap two entries': (random) => {
    const one = pick(random, ENTRIES - 1);
    write(swapped(one, one + 1 + pick(random, ENTRIES - 1 - one)));
  },
  'cut the newest part off': (random) => writeFileSync(log.path, whole.subarray(0, pick(random, whole.length - 1))),
  'cut the newest part off and go on': (random) => {
    write(lines.slice(0, pick(random, ENTRIES)));
    log.append({ operation: 'export', outcome: 'begun', details: {} });
  },
  'double an entry': (random) => {
    const target = pick(random, ENTRIES);
    write(lines.flatMap((line, at) => (at === target ? [line, line] : [line])));
  },
  'put an empty line in': (random) => {
    const target = pick(random, ENTRIES);
    write(lines.flatMap((line, at) => (at === target ? ['', line] : [line])));
  },
  'put a fragment in': (random) => {
    const target = pick(random, ENTRIES - 1);
    write(lines.flatMap((line, at) => (at === target ? [line, `{"v":1,"sequence":${target + 2},`] : [line])));
  },
  'write a whole chain anew': () => write(rechain(lines.map((line, at) => (at === 7 ? forge(line) : line)))),
};

test.each(Object.entries(ways))('with an anchor, 20 times of 20 it is noticed to %s', (name, tamper) => {
  const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
  const random = createRandom(seed);
  for (let round = 0; round < 20; round += 1) {
    tamper(random);
    const { intact, broken, anchors } = log.verify([anchor]);
    const isNamed = broken !== null || anchors.some(({ holds }) => !holds);
    expect([name, seed, round, intact, isNamed]).toEqual([name, seed, round, false, true]);
  }
});

describe('without an anchor', () => {
  test.each([
    'flip a bit',
    'edit an entry and make its check fit',
    'swap two entries',
    'double an entry',
    'put an empty line in',
  ] as const)('it is noticed to %s anywhere but in the newest entry', (name) => {
    const random = createRandom(11);
    const verdicts = Array.from({ length: 20 }, () => {
      ways[name]?.(() => random() * 0.9);
      return log.verify().intact;
    });
    expect(verdicts).toEqual(verdicts.map(() => false));
  });

  it('is not noticed that whole entries were cut off the end: that is what anchors are for', () => {
    write(lines.slice(0, 30));
    expect(log.verify()).toMatchObject({ intact: true, entries: 30 });
    expect(log.verify([anchor])).toMatchObject({
      intact: false,
      anchors: [{ holds: false, reason: 'the log ends at entry 30: its newest part is missing' }],
    });
  });
});

describe('what verify names', () => {
  const startOf = (at: number): number => Buffer.byteLength(lines.slice(0, at).join('\n')) + (at === 0 ? 0 : 1);

  test.each([0, 5, 20])('is the entry that was edited: %i before it', (at) => {
    write(lines.map((line, index) => (index === at ? forge(line) : line)));
    expect(log.verify().broken).toMatchObject({ sequence: at + 1, from: startOf(at) });
  });

  it('is the bytes that are no entry any more', () => {
    write(lines.map((line, index) => (index === 5 ? line.replace('track', 'trick') : line)));
    expect(log.verify().broken).toEqual({
      sequence: 6,
      from: startOf(5),
      to: startOf(6),
      reason: 'these bytes are no entry',
    });
  });

  it('is the first entry that is missing', () => {
    write(without(9));
    expect(log.verify().broken).toMatchObject({ sequence: 10, reason: 'here stands entry 11' });
  });

  it('is what an entry wrongly takes for an append that was cut off', () => {
    appendFileSync(log.path, 'somebody was here');
    log.append({ operation: 'track', outcome: 'done', details: {} });
    expect(log.verify().broken).toMatchObject({ sequence: ENTRIES + 1, reason: 'bytes before it belong to no entry' });
  });

  test.each([
    ['nothing', null],
    ['no number', { bytes: 'x', sha256: 'a' }],
    ['less than nothing', { bytes: -1, sha256: 'a' }],
    ['more than the file holds', { bytes: 2 ** 50, sha256: 'a' }],
  ])('is an entry that claims to heal %s', (_, healed) => {
    write([...lines.slice(0, -1), forge(lines.at(-1) ?? '', { healed })]);
    expect(log.verify().broken).toMatchObject({ sequence: ENTRIES });
  });
});

test.each([
  ['no time', { at: 'soon' }],
  ['no operation', { operation: 7 }],
  ['no details', { details: null }],
  ['a later version', { v: 2 }],
])('an entry with %s is no reason to fall over: it is passed over when read', (_, fields) => {
  write([...lines.slice(0, -1), forge(lines.at(-1) ?? '', fields)]);
  expect([...log.read()]).toHaveLength(ENTRIES - 1);
  expect(log.verify()).toMatchObject({ intact: true, entries: ENTRIES });
});

describe('an anchor', () => {
  it('holds for as long as its entry is there, however the log grows', () => {
    log.append({ operation: 'track', outcome: 'done', details: {} });
    expect(log.verify([anchor, { hash: anchor.hash }])).toMatchObject({ intact: true });
  });

  it('does not hold for a log that is gone', () => {
    rmSync(log.path);
    expect(log.verify()).toMatchObject({ intact: true });
    expect(log.verify([anchor]).intact).toBe(false);
    expect(log.verify([{ hash: anchor.hash }]).anchors).toMatchObject([{ reason: 'no entry has this hash' }]);
  });

  it('does not hold with another number', () => {
    expect(log.verify([{ ...anchor, sequence: 3 }]).anchors).toMatchObject([
      { reason: 'entry 3 is not the one that was anchored' },
    ]);
  });

  it('is found in whatever it was written into', () => {
    const line = anchorLine(log.verify().head);
    expect(anchorsIn(`tag audit-1\n\n${line}\n-----BEGIN PGP SIGNATURE-----\n> ${line} (mail)`)).toEqual([
      anchor,
      anchor,
    ]);
    expect(parseHash(anchor.hash)).toEqual({ hash: anchor.hash });
    expect(parseHash('anchors.txt')).toBeUndefined();
  });
});
