// Several gits over neighbouring chunks of a history, their output handed on in the chunks' order. A git that is ahead
// writes into memory, up to a limit; then it waits.
import { PassThrough, pipeline, type Readable } from 'node:stream';
import { readArguments, type Depth } from './commit-format.js';
import type { Git, GitStream } from './git.js';

export interface Reading {
  readonly git: Git;
  readonly depth: Depth;
  /** How many gits may run at once. */
  readonly processes: number;
}

const AHEAD_LIMIT = 4 << 20;
const PIPE_BYTES = 1 << 16;

/** One stream a chunk, in order. Read each to its end before taking the next; breaking off ends every git. */
export async function* readInOrder(reading: Reading, chunks: readonly Buffer[]): AsyncGenerator<GitStream> {
  if (chunks.length === 1 || reading.processes === 1) {
    for (const chunk of chunks) yield start(reading, chunk);
    return;
  }
  const queue = new ChunkQueue(reading, chunks);
  try {
    for (let stream = queue.next(); stream !== undefined; stream = queue.next()) yield stream;
  } finally {
    queue.close();
  }
}

class ChunkQueue {
  readonly #reading: Reading;
  readonly #chunks: readonly Buffer[];
  readonly #waiting: GitStream[] = [];
  #started = 0;
  #running = 0;

  constructor(reading: Reading, chunks: readonly Buffer[]) {
    this.#reading = reading;
    this.#chunks = chunks;
  }

  next(): GitStream | undefined {
    this.#fill();
    const stream = this.#waiting.shift();
    this.#fill();
    return stream;
  }

  close(): void {
    this.#started = this.#chunks.length;
    for (const { output } of this.#waiting) output.destroy();
  }

  /** As many gits as may run, but never more than that many chunks ahead of the reader. */
  #fill(): void {
    const { processes } = this.#reading;
    while (this.#running < processes && this.#waiting.length < processes) {
      const chunk = this.#chunks[this.#started];
      if (chunk === undefined) return;
      this.#started += 1;
      this.#running += 1;
      const stream = startAhead(this.#reading, chunk);
      this.#waiting.push(stream);
      const leave = (): void => {
        this.#running -= 1;
        this.#fill();
      };
      stream.ended.then(leave, leave);
    }
  }
}

function start({ git, depth }: Reading, chunk: Buffer): GitStream {
  return git.stream(readArguments(depth), { input: chunk });
}

function startAhead(reading: Reading, chunk: Buffer): GitStream {
  const { output, ended } = start(reading, chunk);
  // One limit, on the side that is read from: the other side would hold as much again.
  const memory = new PassThrough({ readableHighWaterMark: AHEAD_LIMIT, writableHighWaterMark: PIPE_BYTES });
  const buffered: Readable = pipeline(output, memory, () => undefined);
  return { output: buffered, ended };
}
