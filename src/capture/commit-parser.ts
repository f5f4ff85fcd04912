// git's NUL-separated output to raw commits. Comes in: chunks of bytes, cut anywhere. Goes out: one call of `emit` for
// each commit, in git's order. Works on bytes: paths and messages need not be text.
import { parseCommitHash, type CommitHash } from '../domain/commit-record.js';
import { HEADER_FIELDS, HEADER_MARK } from './commit-format.js';
import { FileListBuilder, pathOf, type FileList, type PathText } from './file-list.js';
import type { RawCommit } from './raw-commit.js';

const NEWLINE = 0x0a;
const COLON = 0x3a;
const TAB = 0x09;
const SPACE = 0x20;
const EMPTY = Buffer.alloc(0);

/** What the next NUL-ended token is. */
type Expected = 'header' | 'entry' | 'raw-from' | 'raw-path' | 'counts-from' | 'counts-path';

export class CommitParser {
  readonly #emit: (commit: RawCommit) => void;
  #expected: Expected = 'entry';
  /** A token's beginning, while its NUL has not come. */
  #pending: Buffer[] = [];
  #header: string[] = [];
  #message: Buffer = EMPTY;
  #list = new FileListBuilder();
  /** The status letter, or the counts, of the entry whose paths are coming. */
  #meta = '';
  #from: PathText | undefined;

  constructor(emit: (commit: RawCommit) => void) {
    this.#emit = emit;
  }

  push(chunk: Buffer): void {
    let start = 0;
    let end = chunk.indexOf(0);
    if (end >= 0 && this.#pending.length > 0) {
      const token = Buffer.concat([...this.#pending, chunk.subarray(0, end)]);
      this.#pending = [];
      this.#take(token, 0, token.length);
      start = end + 1;
      end = chunk.indexOf(0, start);
    }
    while (end >= 0) {
      this.#take(chunk, start, end);
      start = end + 1;
      end = chunk.indexOf(0, start);
    }
    if (start < chunk.length) this.#pending.push(chunk.subarray(start));
  }

  /** After the last chunk: emits the last commit. */
  end(): void {
    if (this.#header.length === HEADER_FIELDS.length) {
      this.#emit(commitOf(this.#header, this.#message, this.#list));
    }
    this.#header = [];
    this.#list = new FileListBuilder();
  }

  // Tokens are passed as places in the chunk: an object for each would cost more than reading it.
  #take(bytes: Buffer, start: number, end: number): void {
    const expected = this.#expected;
    switch (expected) {
      case 'entry':
        return this.#startEntry(bytes, start, end);
      case 'header':
        return this.#addField(bytes, start, end);
      case 'raw-from':
        this.#from = pathOf(bytes, start, end);
        this.#expected = 'raw-path';
        return;
      case 'raw-path':
        this.#list.addRaw(this.#meta, pathOf(bytes, start, end), this.#from);
        this.#from = undefined;
        break;
      case 'counts-from':
        this.#expected = 'counts-path';
        return;
      case 'counts-path':
        this.#list.addCounts(this.#meta, bytes.toString('utf8', start, end));
    }
    this.#expected = 'entry';
  }

  #startEntry(bytes: Buffer, at: number, end: number): void {
    if (at === end) return;
    const start = bytes[at] === NEWLINE ? at + 1 : at; // an empty line stands between the message and the list
    const first = bytes[start];
    if (first === COLON) this.#startRaw(bytes, end);
    else if (first === HEADER_MARK) this.#startHeader(bytes, start + 1, end);
    else this.#startCounts(bytes, start, end);
  }

  #startHeader(bytes: Buffer, start: number, end: number): void {
    this.end();
    this.#expected = 'header';
    this.#addField(bytes, start, end);
  }

  #addField(bytes: Buffer, start: number, end: number): void {
    const isMessage = this.#header.length === HEADER_FIELDS.length - 1;
    if (isMessage) this.#message = bytes.subarray(start, end);
    this.#header.push(isMessage || start === end ? '' : bytes.toString('utf8', start, end));
    if (isMessage) this.#expected = 'entry';
  }

  /** `:100644 100644 <hash> <hash> R097`: the letter is all that we need. */
  #startRaw(bytes: Buffer, end: number): void {
    this.#meta = String.fromCharCode(bytes[bytes.lastIndexOf(SPACE, end - 1) + 1] ?? 0);
    this.#expected = this.#meta === 'R' || this.#meta === 'C' ? 'raw-from' : 'raw-path';
  }

  /** `3<tab>1<tab>path`, or without a path where two follow. */
  #startCounts(bytes: Buffer, start: number, end: number): void {
    const path = bytes.indexOf(TAB, bytes.indexOf(TAB, start) + 1) + 1;
    this.#meta = bytes.toString('latin1', start, path);
    if (path === end) this.#expected = 'counts-from';
    else this.#list.addCounts(this.#meta, bytes.toString('utf8', path, end));
  }
}

function commitOf(
  fields: readonly string[],
  message: Buffer,
  { files, fileCount, insertions, deletions }: FileList,
): RawCommit {
  const [hash = '', parents = '', name = '', email = '', digits = '', date = ''] = fields;
  const [, , , , , , committerName = '', committerEmail = '', committerDigits = '', committerDate = '', notes = ''] =
    fields;
  return {
    hash: hashOf(hash),
    parents: parents === '' ? [] : parents.split(' ').map(hashOf),
    author: { name, email, digits, date },
    committer: { name: committerName, email: committerEmail, digits: committerDigits, date: committerDate },
    notes,
    message,
    files,
    fileCount,
    insertions,
    deletions,
  };
}

/** git itself printed it as an object name: anything else means that the two of us disagree on the format. */
function hashOf(text: string): CommitHash {
  const hash = parseCommitHash(text);
  if (hash === undefined) throw new Error(`git printed ${JSON.stringify(text.slice(0, 80))} in place of a hash`);
  return hash;
}
