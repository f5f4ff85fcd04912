// Walks the chain from its first byte to its last. In: the file, and anchors kept elsewhere. Out: the first place where
// it does not hold. Reads only, and takes no lock: what is being appended just now is told as unfinished.
import { fstatSync } from 'node:fs';
import { openToRead, readAt, withFile } from '../store/private-file.js';
import { scanLines, type ScannedLine } from '../store/scan-lines.js';
import type { Anchor } from './anchor.js';
import { CHAIN_START, type ChainHead, entryIn, type Link, looksTorn, sha256Of } from './entry.js';

export interface ByteRange {
  /** First byte. */
  readonly from: number;
  /** Just after the last byte. */
  readonly to: number;
}

export interface ChainBreak extends ByteRange {
  /** The first entry that is not as it was written, or not where it was. */
  readonly sequence: number;
  readonly reason: string;
}

export interface AnchorCheck extends Anchor {
  readonly holds: boolean;
  readonly reason?: string;
}

export interface ChainReport {
  /** The chain holds, and so does every anchor. */
  readonly intact: boolean;
  readonly path: string;
  readonly bytes: number;
  /** Entries up to the break, or all. */
  readonly entries: number;
  readonly head: ChainHead;
  readonly broken: ChainBreak | null;
  /** Appends that were cut off, and told by the entry after them. */
  readonly healed: readonly ByteRange[];
  /** Bytes of an append at the end of the file, cut off or under way. */
  readonly unfinished: ByteRange | null;
  readonly anchors: readonly AnchorCheck[];
}

export interface ChainLine extends ScannedLine {
  readonly entry: Link | undefined;
}

/** Every line of the file, with the entry that it is. */
export function* scanChain(path: string): Generator<ChainLine> {
  const fd = openToRead(path);
  if (fd === undefined) return;
  try {
    for (const scanned of scanLines(fd)) yield { ...scanned, entry: entryIn(scanned.line) };
  } finally {
    withFile(fd, () => undefined);
  }
}

export function verifyChain(path: string, anchors: readonly Anchor[]): ChainReport {
  const walk = new ChainWalk(path, anchors);
  const fd = openToRead(path);
  if (fd === undefined) return walk.report();
  return withFile(fd, () => {
    const { size } = fstatSync(fd);
    for (const scanned of scanLines(fd, { to: size })) {
      const entry = entryIn(scanned.line);
      if (entry !== undefined && !walk.take(entry, scanned, fd)) return walk.report(size);
    }
    walk.end(readRest(fd, walk.reached, size), size);
    return walk.report(size);
  });
}

const NO_ENTRY = 'these bytes are no entry';

/** More than this is no append that was cut off. */
const LONGEST_REST = 1 << 20;

function readRest(fd: number, from: number, to: number): Buffer | undefined {
  return to - from > LONGEST_REST ? undefined : readAt(fd, from, to - from);
}

class ChainWalk {
  readonly #path: string;
  readonly #anchors: readonly Anchor[];
  readonly #met = new Map<string, number>();
  readonly #healed: ByteRange[] = [];
  #head: ChainHead = CHAIN_START;
  #last: ByteRange = { from: 0, to: 0 };
  #broken: ChainBreak | null = null;
  #unfinished: ByteRange | null = null;

  constructor(path: string, anchors: readonly Anchor[]) {
    this.#path = path;
    this.#anchors = anchors;
    this.#meet(CHAIN_START);
  }

  /** Everything before this byte belongs to the chain. */
  get reached(): number {
    return this.#last.to;
  }

  /** False where the chain breaks here. */
  take(entry: Link, { line, offset, end }: ScannedLine, fd: number): boolean {
    const sequence = this.#head.sequence + 1;
    if (entry.sequence !== sequence) return this.#breakAt(sequence, entry.sequence, { from: offset, to: end });
    if (entry.previous !== this.#head.hash) return this.#breakBefore(sequence, { from: offset, to: end });
    if (!this.#isGapTold(entry, offset, fd)) {
      const reason = 'bytes before it belong to no entry';
      return this.#break({ sequence, from: this.reached, to: offset, reason });
    }
    this.#head = { sequence, hash: sha256Of(line) };
    this.#last = { from: offset, to: end };
    this.#meet(this.#head);
    return true;
  }

  /** What stands after the last entry; undefined where that is too much to be one append. */
  end(rest: Buffer | undefined, size: number): void {
    if (rest?.length === 0) return;
    const range = { from: this.reached, to: size };
    const sequence = this.#head.sequence + 1;
    if (rest?.at(-1) !== 10 && rest !== undefined && looksTorn(rest, sequence)) this.#unfinished = range;
    else this.#break({ sequence, ...range, reason: NO_ENTRY });
  }

  report(size = 0): ChainReport {
    const anchors = this.#anchors.map((anchor) => this.#check(anchor));
    return {
      intact: this.#broken === null && anchors.every(({ holds }) => holds),
      path: this.#path,
      bytes: size,
      entries: this.#head.sequence,
      head: this.#head,
      broken: this.#broken,
      healed: this.#healed,
      unfinished: this.#unfinished,
      anchors,
    };
  }

  #break(broken: ChainBreak): false {
    this.#broken = broken;
    return false;
  }

  /** The bytes where the expected entry should be: damaged ones, or those of another entry. */
  #breakAt(sequence: number, found: number, range: ByteRange): false {
    if (range.from > this.reached)
      return this.#break({ sequence, from: this.reached, to: range.from, reason: NO_ENTRY });
    return this.#break({ sequence, ...range, reason: `here stands entry ${found}` });
  }

  #breakBefore(sequence: number, range: ByteRange): false {
    if (sequence === 1) return this.#break({ sequence, ...range, reason: 'it is not the first of its chain' });
    const reason = `its hash is not the one that entry ${sequence} holds`;
    return this.#break({ sequence: sequence - 1, ...this.#last, reason });
  }

  /** Nothing between two entries, or exactly what the second one says, and that looks like an append cut off. */
  #isGapTold({ healed, sequence }: Link, offset: number, fd: number): boolean {
    const gap = offset - this.reached;
    if (healed === undefined) return gap === 0;
    if (!Number.isSafeInteger(healed?.bytes) || healed.bytes < 1) return false; // whoever wrote that, it was not us
    const isClosed = gap === healed.bytes + 1; // by a newline of its own
    if ((gap !== healed.bytes && !isClosed) || gap > LONGEST_REST) return false;
    const bytes = readAt(fd, this.reached, healed.bytes);
    if (sha256Of(bytes) !== healed.sha256 || !looksTorn(bytes, sequence)) return false;
    this.#healed.push({ from: this.reached, to: offset });
    return true;
  }

  #meet({ sequence, hash }: ChainHead): void {
    if (this.#anchors.some((anchor) => anchor.sequence === sequence || anchor.hash === hash))
      this.#met.set(hash, sequence);
  }

  #check(anchor: Anchor): AnchorCheck {
    const { sequence, hash } = anchor;
    const found = this.#met.get(hash);
    if (found !== undefined && (sequence === undefined || sequence === found)) return { ...anchor, holds: true };
    if (sequence !== undefined && sequence <= this.#head.sequence)
      return { ...anchor, holds: false, reason: `entry ${sequence} is not the one that was anchored` };
    const reason =
      this.#broken === null
        ? `the log ends at entry ${this.#head.sequence}: its newest part is missing`
        : 'the chain breaks before it';
    return { ...anchor, holds: false, reason: sequence === undefined ? 'no entry has this hash' : reason };
  }
}
