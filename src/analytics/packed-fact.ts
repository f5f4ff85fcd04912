// A commit fact as one short line of text, for the timeline's window: only what habits read is kept (code files by
// name, no line counts), so that folding the unpacked fact equals folding the fact.
import type { CommitHash, Operation } from '../domain/commit-record.js';
import type { CommitFact } from '../domain/fact.js';
import type { Placed } from './canonical-order.js';
import { codeFilesOf } from './own-size.js';

type Packed = readonly [
  hash: string,
  parents: string,
  at: number,
  authoredAt: number,
  utcOffset: number,
  actor: string,
  agent: string | null,
  operation: string | null,
  subject: string,
  bodyLength: number,
  files: string,
  fileCount: number,
  insertions: number | null,
  deletions: number | null,
  codeChurn: number | null,
  codeDeletions: number | null,
  codeExtensions: number,
  directories: number,
  depth: number,
];

type Whole = readonly [hash: CommitHash, fact: Omit<CommitFact, 'hash'>, depth: number];

/** No path that git stores has a NUL in it. */
const SEPARATOR = '\0';

function packFact({ fact, depth }: Placed): string {
  const packed: Packed = [
    fact.hash,
    fact.parents.join(' '),
    fact.at,
    fact.authoredAt,
    fact.utcOffset,
    fact.actor,
    fact.agent,
    fact.operation,
    fact.subject,
    fact.bodyLength,
    codeFilesOf(fact).join(SEPARATOR),
    fact.fileCount,
    fact.insertions,
    fact.deletions,
    fact.codeChurn,
    fact.codeDeletions,
    fact.codeExtensions,
    fact.directories,
    depth,
  ];
  return JSON.stringify(packed);
}

export type Packing = (placed: Placed) => string;

export function packingOf({ keepsWholeFacts = false }: { readonly keepsWholeFacts?: boolean }): Packing {
  return keepsWholeFacts ? packWhole : packFact;
}

/** All of the fact, for habits that read more of it than others. */
function packWhole({ fact: { hash, ...rest }, depth }: Placed): string {
  return JSON.stringify([hash, rest, depth]);
}

export function unpackFact(line: string, repository: string): Placed {
  // Only packFact writes these lines, and a snapshot of another version is thrown away whole.
  const values = JSON.parse(line) as Packed | Whole;
  return isWhole(values)
    ? { fact: { ...values[1], hash: values[0] }, depth: values[2] }
    : unpackLean(values, repository);
}

function isWhole(values: Packed | Whole): values is Whole {
  return values.length === 3;
}

function unpackLean(values: Packed, repository: string): Placed {
  const [hash, parents, at, authoredAt, utcOffset, actor, agent, operation, subject, bodyLength, files, ...counts] =
    values;
  const [fileCount, insertions, deletions, codeChurn, codeDeletions, codeExtensions, directories, depth] = counts;
  const fact: CommitFact = {
    type: 'commit',
    repository,
    hash: hash as CommitHash,
    parents: split(parents, ' ') as readonly CommitHash[],
    at,
    authoredAt,
    utcOffset,
    actor,
    agent,
    operation: operation as Operation | null,
    subject,
    bodyLength,
    reverts: [],
    files: split(files, SEPARATOR).map((path) => ({ path, status: 'M', insertions: null, deletions: null })),
    fileCount,
    insertions,
    deletions,
    codeChurn,
    codeDeletions,
    codeExtensions,
    directories,
  };
  return { fact, depth };
}

/** Without parsing the line. */
export function hashOfLine(line: string): string {
  return line.slice(2, line.indexOf('"', 2));
}

function split(text: string, separator: string): readonly string[] {
  return text === '' ? [] : text.split(separator);
}
