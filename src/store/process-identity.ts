// Which process is that? A pid alone is not an answer: it is given out again after a crash or a restart.
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

export interface ProcessIdentity {
  readonly pid: number;
  /** When it started, in the kernel's own count; empty where the platform does not tell cheaply. */
  readonly started: string;
  /** The machine and pid namespace in which the pid means something. */
  readonly home: string;
}

/** The identity of this process. */
export function ownIdentity(): ProcessIdentity {
  return { pid: process.pid, started: startOf(process.pid), home: ownHome() };
}

/** 'unknown' for a process of another machine or container, of which nothing can be told from here. */
export function fateOf({ pid, started, home }: ProcessIdentity): 'alive' | 'gone' | 'unknown' {
  if (home !== ownHome()) return 'unknown';
  if (!isAlive(pid)) return 'gone';
  return started === startOf(pid) ? 'alive' : 'gone';
}

/** Different after every start of the machine; empty where the platform does not tell. */
export function bootId(): string {
  return readText('/proc/sys/kernel/random/boot_id').trim();
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM'; // alive, but not ours to signal
  }
}

/** Field 22 of /proc/PID/stat, with the start of the machine, since that count begins there. */
function startOf(pid: number): string {
  const stat = readText(`/proc/${pid}/stat`);
  if (stat === '') return '';
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' '); // a program's name may hold spaces and brackets
  return `${fields[19] ?? ''}@${bootId().slice(0, 8)}`;
}

function ownHome(): string {
  return `${hostname()}/${namespaceOf()}`;
}

function namespaceOf(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return ''; // only Linux has pid namespaces
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // not Linux, or the process has just ended
  }
}
