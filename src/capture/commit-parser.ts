// git's NUL-separated output to raw commits. Comes in: chunks of bytes, cut anywhere. Goes out: one call of `emit` for
// each commit, in git's order. Works on bytes: paths and messages need not be text.
import { parseCommitHash, type CommitHash } from '../domain/commit-record.js';
import { HEADER_FIELDS, HEADER_MARK } from './commit-format.js';
import { FileListBuilder } from './file-list.js';
import type { RawCommit } from './raw-commit.js';

const NEWLINE = 0x0a;
const COLON = 0x3a;
const TAB = 0x09;
const EMPTY = Buffer.alloc(0);

/** What the next NUL-ended token is. */
type Expected = 'header' | 'entry' | 'raw-from' | 'raw-path' | 'counts-from' | 'counts-path';

export class CommitParser {
  readonly #emit: (commit: RawCommit) => void;
  #expected: Expected = 'entry';
  /** A token's beginning, while its NUL has not come. */
  #pending: Buffer[] = [];
  #header: Buffer[] = [];
  #list = new FileListBuilder();
  /** The status letter, or the counts, of the entry whose paths are coming. */
  #meta = '';
  #from: Buffer | undefined;

  constructor(emit: (commit: RawCommit) => void) {
    this.#emit = emit;
  }

  push(chunk: Buffer): void {
    let start = 0;
    let end = chunk.indexOf(0);
    if (end >= 0 && this.#pending.length > 0) {
      this.#take(Buffer.concat([...this.#pending, chunk.subarray(0, end)]));
      this.#pending = [];
      start = end + 1;
      end = chunk.indexOf(0, start);
    }
    while (end >= 0) {
      this.#take(chunk.subarray(start, end));
      start = end + 1;
      end = chunk.indexOf(0, start);
    }
    if (start < chunk.length) this.#pending.push(chunk.subarray(start));
  }

  /** After the last chunk: emits the last commit. */
  end(): void {
    const { length } = this.#header;
    if (length === HEADER_FIELDS.length) this.#emit({ ...headerOf(this.#header), ...this.#list.finish() });
    this.#header = [];
    this.#list = new FileListBuilder();
  }

  #take(token: Buffer): void {
    const expected = this.#expected;
    switch (expected) {
      case 'entry':
        return this.#startEntry(token);
      case 'header':
        this.#header.push(token);
        if (this.#header.length === HEADER_FIELDS.length) this.#expected = 'entry';
        return;
      case 'raw-from':
        this.#from = token;
        this.#expected = 'raw-path';
        return;
      case 'raw-path':
        this.#list.addRaw(this.#meta, token, this.#from);
        this.#from = undefined;
        this.#expected = 'entry';
        return;
      case 'counts-from':
        this.#expected = 'counts-path';
        return;
      case 'counts-path':
        this.#list.addCounts(this.#meta, token);
        this.#expected = 'entry';
    }
  }

  #startEntry(token: Buffer): void {
    const start = token[0] === NEWLINE ? 1 : 0; // an empty line stands between the message and the list
    const first = token[start];
    if (first === COLON) this.#startRaw(token);
    else if (first === HEADER_MARK) this.#startHeader(token.subarray(start + 1));
    else if (first !== undefined) this.#startCounts(token.subarray(start));
  }

  #startHeader(hash: Buffer): void {
    this.end();
    this.#header = [hash];
    this.#expected = 'header';
  }

  #startRaw(token: Buffer): void {
    this.#meta = statusIn(token);
    this.#expected = this.#meta === 'R' || this.#meta === 'C' ? 'raw-from' : 'raw-path';
  }

  #startCounts(token: Buffer): void {
    const end = token.indexOf(TAB, token.indexOf(TAB) + 1) + 1;
    this.#meta = token.toString('latin1', 0, end);
    if (end === token.length) this.#expected = 'counts-from';
    else this.#list.addCounts(this.#meta, token.subarray(end));
  }
}

/** The letter in `:100644 100644 <hash> <hash> R097`. */
function statusIn(token: Buffer): string {
  return String.fromCharCode(token[token.lastIndexOf(' ') + 1] ?? 0);
}

type Header = Pick<RawCommit, 'hash' | 'parents' | 'author' | 'committer' | 'notes' | 'message'>;

function headerOf(fields: readonly Buffer[]): Header {
  const text = (index: number): string => fields[index]?.toString('utf8') ?? '';
  const parents = text(1);
  return {
    hash: hashOf(text(0)),
    parents: parents === '' ? [] : parents.split(' ').map(hashOf),
    author: { name: text(2), email: text(3), digits: text(4), date: text(5) },
    committer: { name: text(6), email: text(7), digits: text(8), date: text(9) },
    notes: text(10),
    message: fields[11] ?? EMPTY,
  };
}

/** git itself printed it as an object name: anything else means that the two of us disagree on the format. */
function hashOf(text: string): CommitHash {
  const hash = parseCommitHash(text);
  if (hash === undefined) throw new Error(`git printed ${JSON.stringify(text.slice(0, 80))} in place of a hash`);
  return hash;
}
