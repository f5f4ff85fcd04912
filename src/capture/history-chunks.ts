// Several gits over neighbouring chunks of a history, their output handed on in the chunks' order. A git that is ahead
// writes into memory, up to a limit; then it waits.
import type { Readable } from 'node:stream';
import { Ahead } from './ahead.js';
import { readArguments, type Depth } from './commit-format.js';
import type { Git, GitStream } from './git.js';

export interface Reading {
  readonly git: Git;
  readonly depth: Depth;
  /** How many gits may run at once. */
  readonly processes: number;
}

/** What one git prints of its chunk, and how it ended. */
export interface ChunkReading {
  readonly output: AsyncIterable<Buffer>;
  readonly ended: Promise<void>;
}

const AHEAD_LIMIT = 4 << 20;

/** One reading a chunk, in order. Read each to its end before taking the next; breaking off ends every git. */
export async function* readInOrder(reading: Reading, chunks: readonly Buffer[]): AsyncGenerator<ChunkReading> {
  if (chunks.length === 1 || reading.processes === 1) {
    for (const chunk of chunks) yield start(reading, chunk);
    return;
  }
  const queue = new ChunkQueue(reading, chunks);
  try {
    for (let next = queue.next(); next !== undefined; next = queue.next()) yield next;
  } finally {
    queue.close();
  }
}

interface Waiting extends ChunkReading {
  readonly pipe: Readable;
  readonly memory: Buffer;
}

class ChunkQueue {
  readonly #reading: Reading;
  readonly #chunks: readonly Buffer[];
  readonly #waiting: Waiting[] = [];
  readonly #memories: Buffer[] = [];
  #current: Waiting | undefined;
  #started = 0;
  #running = 0;

  constructor(reading: Reading, chunks: readonly Buffer[]) {
    this.#reading = reading;
    this.#chunks = chunks;
  }

  /** The reading before this one has been read: its memory is free. */
  next(): ChunkReading | undefined {
    if (this.#current !== undefined) this.#memories.push(this.#current.memory);
    this.#current = undefined;
    this.#fill();
    this.#current = this.#waiting.shift();
    this.#fill();
    return this.#current;
  }

  close(): void {
    this.#started = this.#chunks.length;
    for (const { pipe } of this.#waiting) pipe.destroy();
    this.#current?.pipe.destroy();
  }

  /** As many gits as may run, but never more than that many chunks ahead of the reader. */
  #fill(): void {
    const { processes } = this.#reading;
    while (this.#running < processes && this.#waiting.length < processes) {
      const chunk = this.#chunks[this.#started];
      if (chunk === undefined) return;
      this.#started += 1;
      this.#running += 1;
      const waiting = this.#startAhead(chunk);
      this.#waiting.push(waiting);
      const leave = (): void => {
        this.#running -= 1;
        this.#fill();
      };
      waiting.ended.then(leave, leave);
    }
  }

  #startAhead(chunk: Buffer): Waiting {
    const { output: pipe, ended } = start(this.#reading, chunk);
    const memory = this.#memories.pop() ?? Buffer.allocUnsafeSlow(AHEAD_LIMIT);
    return { output: new Ahead(pipe, memory), ended, pipe, memory };
  }
}

function start({ git, depth }: Reading, chunk: Buffer): GitStream {
  return git.stream(readArguments(depth), { input: chunk });
}
