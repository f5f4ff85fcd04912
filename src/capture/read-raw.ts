// Hashes to raw commits, in the order in which they come in. What git cannot do without fetching is left out and said.
import { CraftNudgeError } from '../domain/failure.js';
import { readArguments, type Depth } from './commit-format.js';
import { CommitParser } from './commit-parser.js';
import type { Git, GitStream } from './git.js';
import type { RawCommit } from './raw-commit.js';

export interface ReadCommit {
  readonly raw: RawCommit;
  /** Less than the line counts could be read. */
  readonly uncounted: boolean;
}

/** More are streamed. */
const FEW_COMMITS = 100;

/** One git, all its output at once: right for a few commits. Commits that git does not have are passed over. */
export async function readAtOnce(git: Git, hashes: readonly string[], depth: Depth): Promise<readonly RawCommit[]> {
  const commits: RawCommit[] = [];
  const parser = new CommitParser((commit) => commits.push(commit));
  const asked = { input: `${hashes.join('\n')}\n` };
  const brief = hashes.length <= FEW_COMMITS ? git.runBriefly(readArguments(depth), asked) : undefined;
  if (brief === undefined) await pushAll(parser, git.stream(readArguments(depth), asked));
  else parser.push(brief);
  parser.end();
  return commits;
}

async function pushAll(parser: CommitParser, { output, ended }: GitStream): Promise<void> {
  for await (const chunk of output) parser.push(chunk as Buffer);
  await ended;
}

/** Commits out of git's chunks of bytes; only those that arrived whole. `ended` decides whether the last one did. */
export async function* parseCommits(
  output: AsyncIterable<Buffer>,
  ended: Promise<void>,
): AsyncGenerator<readonly RawCommit[]> {
  let commits: RawCommit[] = [];
  const parser = new CommitParser((commit) => commits.push(commit));
  for await (const chunk of output) {
    parser.push(chunk);
    if (commits.length === 0) continue;
    yield commits;
    commits = [];
  }
  await ended;
  parser.end();
  yield commits;
}

/** In a partial or damaged repository: each depth needs fewer objects than the one before it. */
const SHALLOWER: readonly Depth[] = ['counts', 'exact-names', 'header'];

/** What git cannot read at `depth`, without fetching or at all, is read at the next one; what it cannot read is passed over. */
export async function* readWhatIsHere(git: Git, hashes: readonly string[], depth: Depth): AsyncGenerator<ReadCommit> {
  let next = 0;
  while (next < hashes.length) {
    let refused = false;
    for await (const commit of readUntilRefused(git, hashes.slice(next), depth)) {
      refused = commit === REFUSED;
      if (commit === REFUSED) break;
      yield commit;
      next = hashes.indexOf(commit.raw.hash, next) + 1;
    }
    if (!refused) return;
    yield* readOne(git, hashes[next] ?? '', depth);
    next += 1;
  }
}

const REFUSED = 'refused';

/** What arrives whole, and REFUSED where git stops at a commit that it cannot read. */
async function* readUntilRefused(
  git: Git,
  hashes: readonly string[],
  depth: Depth,
): AsyncGenerator<ReadCommit | typeof REFUSED> {
  const { output, ended } = git.stream(readArguments(depth), { input: `${hashes.join('\n')}\n` });
  try {
    for await (const commits of parseCommits(output, ended)) {
      yield* commits.map((raw) => ({ raw, uncounted: depth !== 'counts' }));
    }
  } catch (error) {
    if (!isRefusal(error)) throw error;
    yield REFUSED;
  }
}

async function* readOne(git: Git, hash: string, depth: Depth): AsyncGenerator<ReadCommit> {
  for (const attempt of SHALLOWER.slice(SHALLOWER.indexOf(depth))) {
    try {
      for (const raw of await readAtOnce(git, [hash], attempt)) yield { raw, uncounted: attempt !== 'counts' };
      return;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      if (attempt === 'header') await readAtOnce(git, [], 'counts'); // throws where it is not this commit that git cannot read
    }
  }
}

/** git itself said what it cannot read; not so where it was killed or could not be started. */
export function isRefusal(error: unknown): boolean {
  if (!(error instanceof CraftNudgeError) || error.code !== 'GIT_FAILED' || error.cause !== undefined) return false;
  return !String(error.details['reason']).startsWith('it ended with ');
}
