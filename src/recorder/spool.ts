// The spool directory: work that hooks have left. A file is removed only after its record is safely on disk,
// and never unread; one without its final newline is still being written, or torn.
import { fstatSync, readdirSync, readFileSync, unlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { CraftNudgeError } from '../domain/failure.js';
import { openToRead, withFile } from '../store/private-file.js';
import { isRunning } from './lifetime.js';
import { parseSpoolLine, type SpoolEvent } from './spool-line.js';

export interface SpoolFile {
  readonly path: string;
  /** Milliseconds since 1970, the file's modification time. */
  readonly writtenAt: number;
  readonly event: SpoolEvent | undefined;
  /** False while its final newline is missing. */
  readonly finished: boolean;
}

/** The longest that a hook can take to write one line, where its process cannot be asked for: in a container of its own. */
const TORN_AFTER_MS = 60_000;

/** All event files, oldest first. A directory that does not exist is an empty spool. */
export function readSpool(directory: string): readonly SpoolFile[] {
  return spoolNames(directory)
    .flatMap((name) => readSpoolFile(join(directory, name)))
    .sort((a, b) => a.writtenAt - b.writtenAt || (a.path < b.path ? -1 : 1));
}

/** Its line never ended, and whoever wrote it has: the reflog has what it would have said. */
export function isTorn(file: SpoolFile, nowMs: number): boolean {
  return !file.finished && (nowMs - file.writtenAt > TORN_AFTER_MS || !isWriterAlive(file.path));
}

/** A spool file is named for the process of its hook. */
function isWriterAlive(path: string): boolean {
  return isRunning(Number.parseInt(basename(path), 10));
}

/** No hook of this version writes such a file: nothing takes it up. */
export function isStrange({ finished, event }: SpoolFile): boolean {
  return finished && event === undefined;
}

export function removeSpoolFile(path: string): void {
  try {
    unlinkSync(path);
  } catch (cause) {
    if (!isMissing(cause)) throw cause;
  }
}

function spoolNames(directory: string): readonly string[] {
  try {
    return readdirSync(directory).filter((name) => /^\d+-[0-9a-f]+(?:-\d+)?\.post-[a-z]+$/.test(name));
  } catch (cause) {
    if (isMissing(cause)) return [];
    throw cause;
  }
}

/** The commits that waiting files are named for. */
export function spooledHashes(directory: string): ReadonlySet<string> {
  return new Set(spoolNames(directory).map(spooledHash));
}

/** The commit that a spool file is named for; `0` where its hook could not tell. */
export function spooledHash(path: string): string {
  return basename(path).replace(/^\d+-([0-9a-f]+).*$/, '$1');
}

function readSpoolFile(path: string): readonly SpoolFile[] {
  const waiting = readWaiting(path);
  if (waiting === 'gone') return []; // another recorder was quicker
  if (waiting === 'strange') return [{ path, writtenAt: 0, event: undefined, finished: true }]; // left; the doctor names it
  const { text, writtenAt } = waiting;
  const finished = text.endsWith('\n');
  return [{ path, writtenAt, event: finished ? parseSpoolLine(text.slice(0, -1)) : undefined, finished }];
}

/** 500 rewritten pairs and an environment stay far below. */
const LARGEST = 1 << 22;

/**
 * What a hook or a toast left. Strange is what none of them writes: a link, a FIFO, a huge file, or one of somebody else,
 * such as root's after `sudo git commit`. One of those must not stop everything else.
 */
export function readWaiting(path: string): { readonly text: string; readonly writtenAt: number } | 'gone' | 'strange' {
  try {
    const file = openToRead(path);
    if (file === undefined) return 'gone';
    return withFile(file, () => {
      const { size, mtimeMs } = fstatSync(file);
      return size > LARGEST ? 'strange' : { text: readFileSync(file, 'utf8'), writtenAt: mtimeMs };
    });
  } catch (cause) {
    if (cause instanceof CraftNudgeError) return 'strange';
    throw cause;
  }
}

function isMissing(cause: unknown): boolean {
  return (cause as NodeJS.ErrnoException).code === 'ENOENT';
}
