// Keeps one view of the journal up to date. Writers call `synchronised` while they hold the journal's lock; readers call
// `current`, which never waits: where the lock is busy or the disk full, what the index lacks is looked up in memory.
import { CraftNudgeError } from '../../domain/failure.js';
import type { DataDirectory } from '../data-directory.js';
import { JournalView } from '../journal/journal-view.js';
import { SegmentFiles } from '../journal/segments.js';
import { tryLock } from '../lock.js';
import { unwritable } from '../private-directory.js';
import { catchUp } from './catch-up.js';
import { JournalIndex } from './journal-index.js';
import { IndexDamaged } from './page-file.js';

export const JOURNAL_FOLDER = 'behaviors';
const INDEX_FOLDER = 'index';

export class IndexKeeper {
  readonly #data: DataDirectory;
  #view: JournalView | undefined;
  #writable = false;
  #distrusted = false;

  constructor(data: DataDirectory) {
    this.#data = data;
  }

  get lockPath(): string {
    return this.#data.resolve(JOURNAL_FOLDER, 'commits.lock');
  }

  /** A view of the journal as it is now. */
  current(): JournalView {
    if (this.#view !== undefined && this.#isCurrent(this.#view)) return this.#view;
    return this.#keep(this.#openToRead(), false);
  }

  /** A view whose index covers the whole journal and can be written. */
  synchronised(): JournalView {
    if (this.#writable && this.#view?.isComplete === true && this.#isCurrent(this.#view)) return this.#view;
    this.forget();
    return this.#keep(this.#openToWrite(), true);
  }

  /** Asks `question`; where the index turns out to be damaged, it is made anew and the question asked again. */
  ask<Answer>(question: (view: JournalView) => Answer): Answer {
    return this.#trustfully(() => question(this.current()));
  }

  /** The same for writers, who hold the lock. */
  change<Answer>(work: (view: JournalView) => Answer): Answer {
    return this.#trustfully(() => work(this.synchronised()));
  }

  /** The index is wrong: the next view is made from the journal alone. */
  distrust(): void {
    this.forget();
    this.#distrusted = true;
  }

  /** Makes the index anew from the journal, at once where the lock is free. */
  rebuild(): void {
    this.distrust();
    this.current();
  }

  forget(): void {
    this.#view?.close();
    this.#view = undefined;
  }

  #trustfully<Answer>(work: () => Answer): Answer {
    try {
      return work();
    } catch (cause) {
      if (!(cause instanceof IndexDamaged)) throw cause;
      this.distrust();
      return work();
    }
  }

  #keep(view: JournalView, writable: boolean): JournalView {
    if (this.#view !== undefined && this.#view !== view) this.#view.close();
    this.#view = view;
    this.#writable = writable;
    return view;
  }

  #isCurrent(view: JournalView): boolean {
    try {
      return view.isCurrent();
    } catch (cause) {
      if (cause instanceof IndexDamaged) return false; // overwritten under our eyes: opened again, it will tell
      throw cause;
    }
  }

  #openToRead(): JournalView {
    const segments = this.#openSegments();
    const view = new JournalView(segments, this.#indexIfAny(segments, 'read'));
    if (view.isComplete) return view;
    const written = this.#openToWriteIfPossible();
    if (written === undefined) return filledInMemory(view);
    view.close();
    return written;
  }

  #openToWriteIfPossible(): JournalView | undefined {
    try {
      const lock = tryLock(this.lockPath);
      if (lock === undefined) return undefined;
      try {
        return this.#openToWrite();
      } finally {
        lock.release();
      }
    } catch (cause) {
      // a question can be answered without writing; appending will say what is wrong with the disk
      if (cause instanceof CraftNudgeError && cause.code === 'STORE_UNWRITABLE') return undefined;
      throw cause;
    }
  }

  #openToWrite(): JournalView {
    const directory = this.#data.ensure(INDEX_FOLDER);
    const segments = this.#openSegments();
    try {
      const known = this.#indexIfAny(segments, 'write');
      const view = new JournalView(segments, known ?? JournalIndex.create(directory, segments));
      if (known === undefined || !view.isComplete) takeInTheRest(view);
      this.#distrusted = false;
      return view;
    } catch (cause) {
      segments.close();
      throw isErrno(cause) ? unwritable(directory, cause) : cause;
    }
  }

  #openSegments(): SegmentFiles {
    return new SegmentFiles(this.#data.resolve(JOURNAL_FOLDER));
  }

  #indexIfAny(segments: SegmentFiles, purpose: 'read' | 'write'): JournalIndex | undefined {
    if (this.#distrusted) return undefined;
    try {
      return JournalIndex.open(this.#data.resolve(INDEX_FOLDER), segments, purpose);
    } catch (cause) {
      if (cause instanceof IndexDamaged) return undefined; // derived: made anew from the journal
      throw cause;
    }
  }
}

function takeInTheRest(view: JournalView): void {
  const { index, segments } = view;
  if (index === undefined) return;
  const covered = index.catchUp(segments, (hash) => view.locate(hash) !== undefined);
  index.commit(segments, covered);
  view.settle(covered);
}

function filledInMemory(view: JournalView): JournalView {
  const end = catchUp(view.segments, view.end, {
    has: (hash) => view.locate(hash) !== undefined,
    add: (row, hash) => view.extra.add(row, hash),
    addDamage: () => view.extra.addDamage(),
  });
  view.settle(end);
  return view;
}

function isErrno(cause: unknown): boolean {
  return cause instanceof Error && !(cause instanceof CraftNudgeError) && 'errno' in cause;
}
