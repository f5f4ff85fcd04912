// A work tree whose HEAD git keeps no log of: what HEAD reaches, and did not reach when we last looked, is all that can be told.
// Comes in: where HEAD was. Goes out: lines as a log would have them, but nobody says who made these commits, or where.
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type CommitHash, parseCommitHash } from '../domain/commit-record.js';
import { instantOf } from '../domain/instant.js';
import { openGit, type Git } from './git.js';
import { type Log, type LogPosition, UNBORN } from './reflog-file.js';
import type { LogLine } from './reflog.js';
import { readHead } from './revisions.js';

/** More than this in one go is history, which `track --all` brings with progress. */
const MOST_COMMITS = 5000;
const ARGUMENTS = [
  'rev-list',
  '--topo-order',
  '--reverse',
  '--ignore-missing',
  `--max-count=${MOST_COMMITS}`,
  '--format=%H %ct %P',
  '--stdin',
];

export interface UnloggedRequest {
  readonly gitDir: string;
  /** Where the last reading ended, for all work trees; nothing on the first. */
  readonly since: Readonly<Record<string, LogPosition>>;
}

/** The position's tail is HEAD's hash. */
export async function readUnlogged(git: Git, { gitDir, since }: UnloggedRequest): Promise<Log | undefined> {
  if (!isWhole(gitDir)) return undefined;
  const here = openGit({ ...git.place, gitDir });
  const head = await readHead(here);
  const position = { offset: 0, tail: head ?? UNBORN };
  const isFirst = Object.keys(since).length === 0;
  if (head === undefined || isFirst || since[gitDir]?.tail === head) return { lines: [], continued: false, position };
  const known = Object.values(since).flatMap(({ tail }) => parseCommitHash(tail) ?? []);
  const input = [head, ...known.map((hash) => `^${hash}`), ''].join('\n');
  const output = await here.run(ARGUMENTS, { input });
  return { lines: output.toString('latin1').split('\n').flatMap(parseLine), continued: false, position };
}

/** What is left of a work tree that is gone, or was planted, must keep nobody from the others. */
function isWhole(gitDir: string): boolean {
  const isFile = (name: string): boolean | undefined =>
    statSync(join(gitDir, name), { throwIfNoEntry: false })?.isFile();
  return (
    isFile('HEAD') === true &&
    isFile('commondir') !== false &&
    existsSync(join(gitDir, 'commondir')) === existsSync(join(gitDir, 'gitdir'))
  );
}

/** git puts a line `commit <hash>` before each. */
function parseLine(line: string): readonly LogLine[] {
  const [text = '', seconds = '', parent = ''] = line.split(' ');
  const hash: CommitHash | undefined = parseCommitHash(text);
  if (hash === undefined) return [];
  return [{ old: parseCommitHash(parent) ?? null, new: hash, at: instantOf(Number(seconds)) ?? null, message: '' }];
}
