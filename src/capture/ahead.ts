// What a git that is ahead of its reader has written. It is copied into memory that can be used again: thousands of
// small buffers would outlive V8's young generation, and stay until its next full collection.
import type { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';

/** As much as a pipe brings at once. */
const SLICE = 1 << 16;

export class Ahead implements AsyncIterable<Buffer> {
  readonly #chunks: AsyncIterator<Buffer, undefined>;
  readonly #memory: Buffer;
  readonly #filling: Promise<void>;
  #written = 0;
  #read = 0;
  #isTaken = false;
  #isWhole = false;
  /** What did not fit any more. */
  #rest: Buffer | undefined;

  /** Starts to fill `memory`; when it is full, git waits. */
  constructor(output: Readable, memory: Buffer) {
    this.#chunks = (output as AsyncIterable<Buffer, undefined>)[Symbol.asyncIterator]();
    this.#memory = memory;
    this.#filling = this.#fill();
    this.#filling.catch(() => undefined); // awaited by the reader, who may never come
  }

  /** Everything that git writes, once. What comes is part of `memory`: nobody may use that before all of it was read. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    yield* this.#kept();
    this.#isTaken = true;
    await this.#filling;
    yield* this.#kept();
    if (this.#rest !== undefined) yield this.#rest;
    while (!this.#isWhole) {
      const { done, value } = await this.#chunks.next();
      if (done === true) return;
      yield value;
    }
  }

  async #fill(): Promise<void> {
    while (!this.#isTaken && this.#rest === undefined) {
      const { done, value } = await this.#chunks.next();
      this.#isWhole = done === true;
      if (done === true) return;
      if (value.length > this.#memory.length - this.#written) this.#rest = value;
      else this.#written += value.copy(this.#memory, this.#written);
    }
  }

  async *#kept(): AsyncGenerator<Buffer> {
    while (this.#read < this.#written) {
      const end = Math.min(this.#written, this.#read + SLICE);
      yield this.#memory.subarray(this.#read, end);
      this.#read = end;
      await setImmediate(); // the gits that write meanwhile must be heard
    }
  }
}
