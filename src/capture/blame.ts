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

/** A git that stays silent (a file of a million lines, a .mailmap that is a FIFO) would stay so tomorrow. */
const UNTOLD: ReadonlySet<string> = new Set(['GIT_FAILED', 'GIT_SILENT']);

const DIFF = ['diff-tree', '-p', '-U0', '--inter-hunk-context=0', '--no-renames', '--no-ext-diff', '--no-textconv'];
const BLAME = ['blame', '-w', '--porcelain', '--no-textconv', '--no-progress'];

export function diffArguments(what: readonly string[]): readonly string[] {
  return ['--literal-pathspecs', ...DIFF, '--no-color', ...what];
}

export function blameArguments(ranges: readonly LineRange[], where: readonly string[]): readonly string[] {
  return [...BLAME, ...ranges.flatMap(({ first, count }) => ['-L', `${first},+${count}`]), ...where];
}

/**
 * The commits whose lines the fix replaced, each once. A first commit, and the edge of a shallow clone, which git does not
 * tell apart, are left out. Undefined where git cannot tell: the objects are not here, no file is known by that name, or it
 * says nothing in time. `broken-off` where `isBrokenOff` said so before all files were asked: nothing is known then.
 */
export async function blameFix(
  git: Git,
  { hash, parent, files }: Fix,
  isBrokenOff = (): boolean => false,
): Promise<readonly CommitHash[] | 'broken-off' | undefined> {
  const found = new Set<CommitHash>();
  try {
    for (const file of files) {
      if (isBrokenOff()) return 'broken-off';
      const ranges = await replacedRanges(git, [parent, hash, '--', file]);
      if (ranges === undefined) return undefined;
      if (ranges.length === 0 || ranges.length > MOST_RANGES) continue;
      for (const commit of await authorsOf(git, ranges, [parent, '--', file])) found.add(commit);
    }
  } catch (cause) {
    if (cause instanceof CraftNudgeError && UNTOLD.has(cause.code)) return undefined;
    throw cause;
  }
  return [...found];
}

async function replacedRanges(git: Git, what: readonly string[]): Promise<readonly LineRange[] | undefined> {
  const lines = await linesOf(git, diffArguments(what));
  return lines.some((line) => line.startsWith('diff ')) ? rangesOf(replacedIn(lines)) : undefined;
}

async function authorsOf(
  git: Git,
  ranges: readonly LineRange[],
  where: readonly string[],
): Promise<readonly CommitHash[]> {
  return commitsIn(await linesOf(git, blameArguments(ranges, where)));
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

const HUNK = /^@@ -(\d{1,9})(?:,\d{1,9})? \+\d/;

interface Hunk {
  /** Lines that went, by their numbers in the parent's file. */
  readonly gone: { readonly number: number; readonly text: string }[];
  /** Lines that came, without their white space. */
  readonly came: Set<string>;
}

/** Numbers of the lines that are gone and said something; one that only moved to the right is not gone. */
function replacedIn(lines: readonly string[]): readonly number[] {
  return hunksIn(lines).flatMap(({ gone, came }) =>
    gone.filter(({ text }) => saysSomething(text) && !came.has(squeeze(text))).map(({ number }) => number),
  );
}

function hunksIn(lines: readonly string[]): readonly Hunk[] {
  const hunks: Hunk[] = [];
  let next = 0;
  for (const line of lines) {
    const head = HUNK.exec(line);
    if (head !== null) {
      hunks.push({ gone: [], came: new Set() });
      next = Number(head[1]);
    } else if (line.startsWith('-')) {
      hunks.at(-1)?.gone.push({ number: next, text: line.slice(1) });
      next += 1;
    } else if (line.startsWith('+')) hunks.at(-1)?.came.add(squeeze(line.slice(1)));
  }
  return hunks;
}

const squeeze = (text: string): string => text.replaceAll(/\s/g, '');

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
