// What is remembered of the files of a repository (file-trace.ts). Bounded: the files touched last. Of what was packed, only
// those that somebody asks for are unpacked, and only those that were changed are packed again.
import { decay, type FileTrace, newTrace } from './file-trace.js';
import { PackedOnDemand } from './packed-on-demand.js';
import { idOfTrace, type PackedTrace, TRACES } from './packed-trace.js';

export const MOST_FILES = 900;

/** Whichever was touched last comes last; `next` is the number of the next new file. */
export interface PackedFiles {
  readonly next: number;
  readonly files: readonly PackedTrace[];
}

export class FileMemory {
  readonly #ids = new Map<string, number>();
  /** Whichever was touched last comes last. */
  readonly #traces = new Map<number, PackedOnDemand<PackedTrace, FileTrace>>();
  #next: number;

  constructor({ next, files }: PackedFiles = { next: 0, files: [] }) {
    this.#next = next;
    for (const packed of files) {
      const id = idOfTrace(packed);
      this.#ids.set(packed[0], id);
      this.#traces.set(id, new PackedOnDemand(TRACES, { packed }));
    }
  }

  get(id: number): Readonly<FileTrace> | undefined {
    return this.#traces.get(id)?.value;
  }

  /** To be changed: it is packed anew. */
  change(id: number): FileTrace | undefined {
    return this.#traces.get(id)?.change();
  }

  idOf(path: string): number | undefined {
    return this.#ids.get(path);
  }

  get size(): number {
    return this.#traces.size;
  }

  pack(): PackedFiles {
    return { next: this.#next, files: [...this.#traces.values()].map((trace) => trace.packed) };
  }

  /** The file's number; it is the newest from now on, and decayed to this commit. */
  touch(path: string, clock: number): number {
    const id = this.#ids.get(path) ?? this.#create(path, clock);
    const trace = this.#traces.get(id);
    if (trace === undefined) return id;
    this.#traces.delete(id);
    this.#traces.set(id, trace);
    decay(trace.change(), clock);
    return id;
  }

  rename(from: string, to: string): void {
    const id = this.#ids.get(from);
    const trace = id === undefined ? undefined : this.change(id);
    if (id === undefined || trace === undefined || from === to) return;
    const other = this.#ids.get(to);
    if (other !== undefined) this.#forget(other);
    this.#ids.delete(from);
    this.#ids.set(to, id);
    trace.path = to;
  }

  forgetOldest(): void {
    for (const id of this.#traces.keys()) {
      if (this.#traces.size <= MOST_FILES) return;
      this.#forget(id);
    }
  }

  #create(path: string, clock: number): number {
    const id = this.#next;
    this.#next += 1;
    this.#ids.set(path, id);
    this.#traces.set(id, new PackedOnDemand(TRACES, { value: newTrace(id, path, clock) }));
    return id;
  }

  #forget(id: number): void {
    const trace = this.get(id);
    if (trace !== undefined) this.#ids.delete(trace.path);
    this.#traces.delete(id);
  }
}
