// What only commit objects themselves can tell: dates in which git finds none, parents behind a shallow boundary. In: hashes.
// Out: by hash, from one git for all of them; one of a hostile history may have thousands.
import { type CommitHash, parseCommitHash } from '../domain/commit-record.js';
import type { Aside } from './describe.js';
import type { Git } from './git.js';

/** `boundary`: commits whose parents a shallow clone does not have. */
export async function readAsides(
  git: Git,
  hashes: readonly CommitHash[],
  boundary: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Aside>> {
  const answer = await git.run(['cat-file', '--batch'], { input: `${hashes.join('\n')}\n` });
  return new Map(
    [...objectsIn(answer)].map(({ hash, object }) => [hash, asideOf(object, boundary.has(hash))] as const),
  );
}

interface BatchObject {
  readonly hash: string;
  readonly object: Buffer;
}

/** `<hash> commit <size>`, newline, the object, newline; `<hash> missing` for one that is gone. */
function* objectsIn(answer: Buffer): Generator<BatchObject> {
  let at = 0;
  while (at < answer.length) {
    const end = answer.indexOf(10, at);
    if (end < 0) return;
    const [hash = '', , size] = answer.toString('latin1', at, end).split(' ');
    at = end + 1;
    if (size === undefined) continue;
    yield { hash, object: answer.subarray(at, at + Number(size)) };
    at += Number(size) + 1;
  }
}

function asideOf(object: Buffer, hidden: boolean): Aside {
  const text = object.toString('latin1');
  const header = text.slice(0, Math.max(0, text.indexOf('\n\n'))).split('\n');
  const valuesOf = (key: string): readonly string[] =>
    header.filter((line) => line.startsWith(`${key} `)).map((line) => line.slice(key.length + 1));
  const parents = valuesOf('parent').flatMap((value) => parseCommitHash(value) ?? []);
  return {
    ...(hidden ? { boundaryParents: parents } : {}),
    authorDate: dateIn(valuesOf('author')[0]),
    committerDate: dateIn(valuesOf('committer')[0]),
  };
}

/** What follows the address. */
function dateIn(signature = ''): string {
  return signature.slice(signature.lastIndexOf('>') + 1).trim();
}
