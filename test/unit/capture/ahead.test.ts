import { expect, it, test } from '@jest/globals';
import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { Ahead } from '../../../src/capture/ahead.js';

const PARTS = ['one ', 'two ', 'three ', 'four ', 'five'];

async function textOf(ahead: Ahead): Promise<string> {
  const parts: string[] = [];
  for await (const part of ahead) parts.push(part.toString());
  return parts.join('');
}

const partsOf = (texts: readonly string[]): Readable => Readable.from(texts.map((text) => Buffer.from(text)));

test.each([
  ['has room for all', 100],
  ['has room for all to the byte', PARTS.join('').length],
  ['is full in between', 9],
  ['has no room at all', 1],
])('everything comes once and in order where memory %s', async (_, bytes) => {
  expect(await textOf(new Ahead(partsOf(PARTS), Buffer.alloc(bytes)))).toBe(PARTS.join(''));
});

it('writes into memory before anybody reads, and no further than that', async () => {
  const memory = Buffer.alloc(10);
  const ahead = new Ahead(partsOf(PARTS), memory);
  for (let turn = 0; turn < 20; turn += 1) await setImmediate();
  expect(memory.toString()).toBe('one two \0\0');
  expect(await textOf(ahead)).toBe(PARTS.join(''));
});

it('tells its reader when what it reads from breaks', async () => {
  const broken = Readable.from(
    (function* () {
      yield Buffer.from('one ');
      throw new Error('torn');
    })(),
  );
  await expect(textOf(new Ahead(broken, Buffer.alloc(100)))).rejects.toThrow('torn');
});
