import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readdirSync, readFileSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type KeptPart, partOf } from '../../../src/domain/kept-part.js';
import { readParts, writeParts } from '../../../src/store/part-file/part-file.js';
import { createStoreWorld, type StoreWorld } from './store-world.js';

interface State {
  readonly count: number;
  readonly shelves: readonly (KeptPart<readonly string[]> | readonly string[])[];
}

let world: StoreWorld;
let path: string;
beforeEach(() => {
  world = createStoreWorld();
  path = join(world.root, 'kept.parts');
});
afterEach(() => world.remove());

const SHELVES = 8;
const LONG = 'x'.repeat(4000);
const stateOf = (count: number, shelves: readonly (readonly string[])[]): State => ({
  count,
  shelves: shelves.map(partOf),
});
const fresh = (): State =>
  stateOf(
    0,
    Array.from({ length: SHELVES }, (_, shelf) => [`${shelf} ${LONG}`]),
  );
const read = (): State => readParts(path) as State;
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const change = ({ count, shelves }: State, place: number, text: string): State => ({
  count: count + 1,
  shelves: shelves.with(place, partOf([text])),
});

describe('a file of parts', () => {
  test('gives back what was written, whichever parts changed between', () => {
    const changes = fc.array(fc.tuple(fc.nat({ max: SHELVES - 1 }), fc.string({ unit: 'grapheme', maxLength: 3000 })), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(changes, (drawn) => {
        let state = fresh();
        for (const [place, text] of drawn) {
          state = change(state, place, text);
          writeParts(path, state);
          const kept = read();
          expect(plain(kept)).toEqual(plain(state));
          state = kept;
        }
      }),
      { numRuns: 20 },
    );
    expect(readdirSync(world.root)).toEqual(['kept.parts']);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('is read with its parts unread: one that nobody asks for may hold anything', () => {
    writeParts(path, fresh());
    const bytes = readFileSync(path);
    bytes[bytes.indexOf(`["3 ${LONG}`)] = 33;
    writeFileSync(path, bytes);
    const { shelves } = read();
    const valueAt = (place: number): unknown => (shelves[place] as KeptPart<unknown>).value;
    expect(valueAt(2)).toEqual([`2 ${LONG}`]);
    expect(() => valueAt(3)).toThrow(SyntaxError);
  });

  test('grows by what changed alone, and is written anew before it is too long', () => {
    writeParts(path, fresh());
    const sizes = Array.from({ length: 400 }, (_, round) => {
      writeParts(path, change(read(), round % SHELVES, LONG));
      return statSync(path).size;
    });
    const growth = sizes.slice(1).map((size, index) => size - (sizes[index] ?? 0));
    expect(growth.filter((bytes) => bytes < 0).length).toBeGreaterThan(2);
    expect(Math.max(...growth)).toBeLessThan(LONG.length + 1000);
    expect(Math.max(...sizes)).toBeLessThan(3 * SHELVES * (LONG.length + 1000) + (1 << 17));
  });

  test('holds once what two places share, parts of parts included', () => {
    const inner = partOf([LONG]);
    const outer = partOf({ inner });
    writeParts(path, { head: [outer, inner], base: { inner } });
    expect(statSync(path).size).toBeLessThan(LONG.length + 1000);
    expect(plain(readParts(path))).toEqual({ head: [{ inner: [LONG] }, [LONG]], base: { inner: [LONG] } });
    const kept = readParts(path) as {
      head: readonly [KeptPart<{ inner: unknown }>, unknown];
      base: { inner: unknown };
    };
    expect(kept.head[0].value.inner).toBe(kept.base.inner);
  });

  test('that was written anew meanwhile by somebody else takes no part for another', () => {
    writeParts(path, fresh());
    const { shelves } = read();
    writeFileSync(path, '');
    writeParts(path, stateOf(1, [['something else']]));
    expect(() => (shelves[0] as KeptPart<unknown>).value).toThrow(SyntaxError);
    expect(plain(read())).toEqual({ count: 1, shelves: [['something else']] });
  });

  test.each<[string, (size: number) => void]>([
    ['is empty', () => truncateSync(path, 0)],
    ['lost its end', (size) => truncateSync(path, size - 1)],
    ['got somebody else’s line', () => writeFileSync(path, 'more\n', { flag: 'a' })],
    ['is JSON of an earlier version', () => writeFileSync(path, JSON.stringify(fresh()))],
  ])('that %s is as good as absent, and can be written', (_, damage) => {
    writeParts(path, fresh());
    damage(statSync(path).size);
    expect(readParts(path)).toBeUndefined();
    writeParts(path, fresh());
    expect(plain(read())).toEqual(plain(fresh()));
  });

  test('is read from no link', () => {
    writeParts(path, fresh());
    symlinkSync(path, join(world.root, 'link.parts'));
    expect(() => readParts(join(world.root, 'link.parts'))).toThrow(/a symbolic link/);
  });
});
