// Appends commits to the active segment. The journal's lock is held over the question "is it there already?" and the
// write, so that two processes never record the same commit.
import type { CommitRecord } from '../../domain/commit-record.js';
import { CraftNudgeError } from '../../domain/failure.js';
import { appendLines } from '../append-lines.js';
import type { DataDirectory } from '../data-directory.js';
import type { Disk } from '../disk.js';
import { type IndexKeeper, JOURNAL_FOLDER } from '../journal-index/index-keeper.js';
import type { JournalIndex } from '../journal-index/journal-index.js';
import { type Locatable, rowOf } from '../journal-index/row.js';
import type { TombstoneLog } from '../erasures/tombstones.js';
import { sealIn, sealLine, type StoredRecord } from '../line.js';
import { withLock } from '../lock.js';
import type { JournalCursor } from './cursor.js';
import type { JournalView } from './journal-view.js';
import { sealActive } from './seal-active.js';

export interface WriterOptions {
  readonly waitSeconds: number;
  readonly disk?: Disk;
  /** From this size on the active segment is sealed before the next record. */
  readonly segmentBytes?: number;
  /** What was erased, and must not come back. */
  readonly tombstones?: Pick<TombstoneLog, 'current'>;
}

const SEGMENT_BYTES = 1 << 26;

/** A line that waits to be written, and what the index must know of it. */
export interface SealedCommit<Known extends Locatable = Locatable> {
  readonly record: Known;
  readonly line: string;
}

export class JournalWriter {
  readonly #data: DataDirectory;
  readonly #keeper: IndexKeeper;
  readonly #options: WriterOptions;

  constructor(data: DataDirectory, keeper: IndexKeeper, options: WriterOptions) {
    this.#data = data;
    this.#keeper = keeper;
    this.#options = options;
  }

  /** Those that were not there yet, each with its check. */
  append(records: readonly CommitRecord[]): readonly CommitRecord[] {
    const written = this.appendSealed(records.map((record) => ({ record, line: sealLine(record) })));
    return written.map(({ record, line }) => ({ ...record, check: sealIn(line) }));
  }

  /** Those that were not there yet. */
  appendSealed<Known extends Locatable>(commits: readonly SealedCommit<Known>[]): readonly SealedCommit<Known>[] {
    if (commits.length === 0) return [];
    return this.#locked((view) => {
      const fresh = this.#admitted(distinct(commits).filter(({ record }) => view.locate(record.hash) === undefined));
      if (fresh.length > 0) this.#write(this.#withRoom(view), fresh);
      return fresh;
    });
  }

  #locked<Result>(work: (view: JournalView) => Result): Result {
    this.#data.ensure(JOURNAL_FOLDER);
    return withLock(this.#keeper.lockPath, this.#options, () => this.#keeper.change(work));
  }

  /** Asked under the lock: an erasure that came meanwhile counts. */
  #admitted<Known extends Locatable>(commits: readonly SealedCommit<Known>[]): readonly SealedCommit<Known>[] {
    const tombstones = this.#options.tombstones?.current();
    if (tombstones === undefined || tombstones.erasures.length === 0) return commits;
    return commits.flatMap((commit) => {
      const whole = JSON.parse(commit.line) as StoredRecord;
      const admitted = tombstones.admit(whole);
      if (admitted === undefined) return [];
      return [admitted === whole ? commit : { ...commit, line: sealLine(admitted) }];
    });
  }

  /** A view whose active segment may grow. */
  #withRoom(view: JournalView): JournalView {
    const { segmentBytes = SEGMENT_BYTES } = this.#options;
    if (view.end.offset < segmentBytes || !sealActive(view)) return view;
    return this.#keeper.synchronised();
  }

  #write(view: JournalView, sealed: readonly SealedCommit[]): void {
    const { path } = view.segments.active;
    const { disk } = this.#options;
    const start = appendLines({ path, lines: sealed.map(({ line }) => line), ...(disk && { disk }) });
    try {
      this.#takeIn(view, { sealed, start });
    } catch (cause) {
      // The records are durable already. The next use brings the index up to date, or says why it cannot.
      this.#keeper.forget();
      if (cause instanceof CraftNudgeError || !(cause instanceof Error && 'errno' in cause)) throw cause;
    }
  }

  #takeIn(view: JournalView, { sealed, start }: Written): void {
    const { index, segments } = view;
    if (index === undefined) return;
    const isInPlace = start === view.end.offset && view.end.segment === segments.active.number;
    const covered = isInPlace
      ? addRows(index, sealed, view.end)
      : index.catchUp(segments, (hash) => view.locate(hash) !== undefined);
    index.commit(segments, covered);
    view.settle(covered);
  }
}

interface Written {
  readonly sealed: readonly SealedCommit[];
  readonly start: number | undefined;
}

function distinct<Known extends Locatable>(commits: readonly SealedCommit<Known>[]): readonly SealedCommit<Known>[] {
  return [...new Map(commits.map((commit) => [commit.record.hash, commit])).values()];
}

/** Adds a row for each line, the first of which starts at `start`; returns where the last one ends. */
function addRows(index: JournalIndex, sealed: readonly SealedCommit[], start: JournalCursor): JournalCursor {
  let offset = start.offset;
  for (const { record, line } of sealed) {
    const length = Buffer.byteLength(line);
    index.add(rowOf(record, { segment: start.segment, offset, length }), record.hash);
    offset += length + 1;
  }
  return { segment: start.segment, offset };
}
