// The journal's files as one sequence: sealed segments `commits-<first committedAt>-<n>.jsonl`, then the active
// `commits.jsonl`. A segment's number stays the same when it is sealed.
import { closeSync, fstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { CraftNudgeError, reasonOf } from '../../domain/failure.js';
import { openToRead, readAt } from '../private-file.js';
import { scanLines, type ScannedLine } from '../scan-lines.js';
import type { JournalCursor } from './cursor.js';

const ACTIVE_SEGMENT = 'commits.jsonl';
const SEALED = /^commits-.+-(\d+)\.jsonl$/;
/** So many bytes before a place tell whether the journal is still the one that was indexed. */
const TAIL_BYTES = 64;

/** The name under which a segment stays; `first` is `20261122T104018Z`, or nothing where no commit has a date. */
export const sealedName = (number: number, first = 'undated'): string => `commits-${first}-${number}.jsonl`;

export interface Segment {
  readonly number: number;
  readonly path: string;
}

export interface SegmentLine extends ScannedLine {
  readonly segment: number;
}

/** All segments in order; the active one is always there, if only as a name. */
function listSegments(directory: string): readonly Segment[] {
  const sealed = namesIn(directory).flatMap((name) => {
    const number = SEALED.exec(name)?.[1];
    return number === undefined ? [] : [{ number: Number(number), path: join(directory, name) }];
  });
  sealed.sort((a, b) => a.number - b.number);
  return [...sealed, { number: (sealed.at(-1)?.number ?? 0) + 1, path: join(directory, ACTIVE_SEGMENT) }];
}

interface OpenedActive {
  readonly list: readonly Segment[];
  readonly active: Segment;
  readonly fd: number | undefined;
}

/** Sealing may come between the list and the opening, and give the name to the next segment: then we look again. */
function openActive(directory: string): OpenedActive {
  for (let list = listSegments(directory); ; ) {
    const active = list.at(-1) ?? { number: 1, path: join(directory, ACTIVE_SEGMENT) };
    const fd = openToRead(active.path);
    const now = listSegments(directory);
    if (now.length === list.length) return { list, active, fd };
    if (fd !== undefined) closeSync(fd);
    list = now;
  }
}

/** The segments as they were when this was made, sealed ones opened when they are first needed. */
export class SegmentFiles {
  readonly list: readonly Segment[];
  readonly active: Segment;
  readonly #open = new Map<number, number>();

  constructor(directory: string) {
    const { list, active, fd } = openActive(directory);
    this.list = list;
    this.active = active;
    if (fd !== undefined) this.#open.set(active.number, fd);
  }

  pathOf(number: number): string {
    return this.list.find((segment) => segment.number === number)?.path ?? this.active.path;
  }

  sizeOf(number: number): number {
    const fd = this.#fd(number);
    return fd === undefined ? 0 : fstatSync(fd).size;
  }

  inodeOf(number: number): number | undefined {
    const fd = this.#fd(number);
    return fd === undefined ? undefined : fstatSync(fd).ino;
  }

  read(number: number, offset: number, length: number): Buffer {
    const fd = this.#fd(number);
    return fd === undefined ? Buffer.alloc(0) : readAt(fd, offset, length);
  }

  /** Every line from `from` on, through all later segments. */
  *scan(from: JournalCursor): Generator<SegmentLine> {
    for (const { number } of this.list) {
      const fd = number < from.segment ? undefined : this.#fd(number);
      if (fd === undefined) continue;
      const start = number === from.segment ? from.offset : 0;
      for (const scanned of scanLines(fd, { from: start })) yield { ...scanned, segment: number };
    }
  }

  /** The end of the last segment. */
  end(): JournalCursor {
    return { segment: this.active.number, offset: this.sizeOf(this.active.number) };
  }

  first(): JournalCursor {
    return { segment: this.list[0]?.number ?? 1, offset: 0 };
  }

  has({ segment, offset }: JournalCursor): boolean {
    return this.list.some(({ number }) => number === segment) && offset <= this.sizeOf(segment);
  }

  /** Could something have been read up to `cursor`? A last line may lack its newline and yet be read. */
  reaches({ segment, offset }: JournalCursor): boolean {
    return this.has({ segment, offset: Math.max(0, offset - 1) });
  }

  tailBefore({ segment, offset }: JournalCursor): number {
    const start = Math.max(0, offset - TAIL_BYTES);
    return crc32(this.read(segment, start, offset - start));
  }

  /** A checksum over the sizes of all segments before `segment`. */
  earlierThan({ segment }: JournalCursor): number {
    const earlier = this.list.filter(({ number }) => number < segment);
    return crc32(earlier.map(({ number }) => `${number}:${this.sizeOf(number)}`).join());
  }

  close(): void {
    for (const fd of this.#open.values()) closeSync(fd);
    this.#open.clear();
  }

  #fd(number: number): number | undefined {
    const known = this.#open.get(number);
    if (known !== undefined) return known;
    const fd = openToRead(this.pathOf(number));
    if (fd !== undefined) this.#open.set(number, fd);
    return fd;
  }
}

function namesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new CraftNudgeError('STORE_UNREADABLE', { path: directory, reason: reasonOf(cause) }, { cause });
  }
}
