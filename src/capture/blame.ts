// Which commits wrote the lines that a fix takes away: line-level SZZ (Sliwerski, Zimmermann, Zeller, MSR 2005), without
// blank lines, comments and lone punctuation (Kim et al., ASE 2006). In: a fix. Out: hashes; what the lines say is
// looked at here and kept nowhere.
import { parseCommitHash, type CommitHash } from '../domain/commit-record.js';
import { CraftNudgeError } from '../domain/failure.js';
import type { Git } from './git.js';

export interface Fix {
  readonly hash: CommitHash;
  /** Its first parent. */
  readonly parent: CommitHash;
  /** Code files of which it takes lines away; their names as they are after it. */
  readonly files: readonly string[];
}

/** Some lines of the parent's file, one after the other. */
interface LineRange {
  readonly first: number;
  readonly count: number;
}

/** A fix in more places than this is a rewrite; git would look for each of them. */
const MOST_RANGES = 40;
/** More than this of one diff, or of one blame, is generated text. */
const MOST_BYTES = 4 << 20;

const DIFF = ['diff-tree', '-p', '-U0', '--inter-hunk-context=0', '-w', '--no-renames', '--no-ext-diff'];
const BLAME = ['blame', '-w', '--porcelain', '--no-textconv', '--no-progress'];

/**
 * The commits whose lines the fix replaced, each once. A first commit, and the edge of a shallow clone, which git does not
 * tell apart, are left out. Undefined where git cannot tell: the objects are not here.
 */
export async function blameFix(git: Git, { hash, parent, files }: Fix): Promise<readonly CommitHash[] | undefined> {
  const found = new Set<CommitHash>();
  try {
    for (const file of files) {
      const ranges = await replacedRanges(git, [parent, hash, '--', file]);
      if (ranges.length === 0 || ranges.length > MOST_RANGES) continue;
      for (const commit of await authorsOf(git, ranges, [parent, '--', file])) found.add(commit);
    }
  } catch (cause) {
    if (cause instanceof CraftNudgeError && cause.code === 'GIT_FAILED') return undefined;
    throw cause;
  }
  return [...found];
}

async function replacedRanges(git: Git, what: readonly string[]): Promise<readonly LineRange[]> {
  const args = ['--literal-pathspecs', ...DIFF, '--no-textconv', '--no-color', ...what];
  return rangesOf(rangesIn(await linesOf(git, args)));
}

async function authorsOf(
  git: Git,
  ranges: readonly LineRange[],
  where: readonly string[],
): Promise<readonly CommitHash[]> {
  const wanted = ranges.flatMap(({ first, count }) => ['-L', `${first},+${count}`]);
  return commitsIn(await linesOf(git, [...BLAME, ...wanted, ...where]));
}

/** What git prints, as lines of bytes; cut where it is too much. */
async function linesOf(git: Git, args: readonly string[]): Promise<readonly string[]> {
  const { output, ended } = git.stream(args);
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of output) {
    chunks.push(chunk as Buffer);
    bytes += (chunk as Buffer).length;
    if (bytes > MOST_BYTES) return [];
  }
  await ended;
  return Buffer.concat(chunks).toString('latin1').split('\n');
}

const HUNK = /^@@ -(\d{1,9})(?:,(\d{1,9}))? \+\d/;

/** Numbers, in the parent's file, of the lines that are gone and said something. */
function rangesIn(lines: readonly string[]): readonly number[] {
  const gone: number[] = [];
  let [next, left] = [0, 0];
  for (const line of lines) {
    const hunk = left === 0 ? HUNK.exec(line) : null;
    if (hunk !== null) [next, left] = [Number(hunk[1]), Number(hunk[2] ?? 1)];
    if (left === 0 || !line.startsWith('-')) continue;
    if (saysSomething(line.slice(1))) gone.push(next);
    next += 1;
    left -= 1;
  }
  return gone;
}

function rangesOf(numbers: readonly number[]): readonly LineRange[] {
  const ranges: { first: number; count: number }[] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last !== undefined && number === last.first + last.count) last.count += 1;
    else ranges.push({ first: number, count: 1 });
  }
  return ranges;
}

/** A comment in most languages; in C a `#` stands before a word. */
const COMMENT = /^(?:\/[/*]|\*(?:[\s/]|$)|#[\s!]|<!--|--\s|;;)/;
const WORD = /[A-Za-z0-9_\x80-\xff]/;

function saysSomething(line: string): boolean {
  return WORD.test(line) && !COMMENT.test(line.trimStart());
}

/** `--porcelain` heads each group of lines with its commit; what a line says comes behind a tab. */
function commitsIn(lines: readonly string[]): readonly CommitHash[] {
  const commits = new Set<CommitHash>();
  let current: CommitHash | undefined;
  for (const line of lines) {
    const hash = parseCommitHash(line.slice(0, line.indexOf(' ')));
    if (hash !== undefined) commits.add((current = hash));
    else if (line === 'boundary' && current !== undefined) commits.delete(current);
  }
  return [...commits];
}
