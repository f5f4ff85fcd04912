// A reflog that is no file (reftable): git reads it. It gives the newest first and no old value, so neighbours tell.
import { createHash } from 'node:crypto';
import { parseCommitHash } from '../domain/commit-record.js';
import { instantOf } from '../domain/instant.js';
import { openGit, type Git } from './git.js';
import { type Log, type LogPosition, UNBORN } from './reflog-file.js';
import type { LogLine } from './reflog.js';

/** Only `log` prints what the reflog says. */
const ARGUMENTS = [
  'log',
  '--walk-reflogs',
  '--no-show-signature',
  '-s',
  '-z',
  '--date=raw',
  '--format=%H%x00%gd%x00%gs',
];

export interface LogRequest {
  /** Of the work tree whose HEAD is meant. */
  readonly gitDir: string;
  readonly ref: string;
  readonly since?: LogPosition | undefined;
}

/** The position's offset counts entries; its tail stands for the newest hash, time and message. */
export async function readLogByGit(git: Git, { gitDir, ref, since }: LogRequest): Promise<Log | undefined> {
  const output = await openGit({ ...git.place, gitDir }).run([...ARGUMENTS, ref, '--']);
  const newestFirst = parseEntries(output.toString('utf8'));
  if (newestFirst.length === 0) return undefined;
  const lines = newestFirst.map(({ line }, index) => ({ ...line, old: newestFirst[index + 1]?.line.new ?? null }));
  const known = newestFirst.findIndex(({ tail }) => tail === since?.tail);
  const fresh = known < 0 ? lines : lines.slice(0, known);
  return {
    lines: fresh.toReversed(),
    continued: known >= 0 || since?.tail === UNBORN,
    position: { offset: lines.length, tail: newestFirst[0]?.tail ?? '' },
  };
}

/** A hash: the position is kept on disk, and the message may hold a secret. */
function tailOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

interface Entry {
  readonly line: LogLine;
  readonly tail: string;
}

function parseEntries(output: string): readonly Entry[] {
  const fields = output.split('\0');
  const entries: Entry[] = [];
  for (let index = 0; index + 2 < fields.length; index += 3) {
    const [text = '', selector = '', message = ''] = fields.slice(index, index + 3);
    const hash = parseCommitHash(text);
    const seconds = /@\{(\d+) /.exec(selector)?.[1];
    if (hash === undefined) continue;
    const at = seconds === undefined ? null : (instantOf(Number(seconds)) ?? null);
    entries.push({ line: { old: null, new: hash, at, message }, tail: tailOf(`${hash} ${seconds} ${message}`) });
  }
  return entries;
}
