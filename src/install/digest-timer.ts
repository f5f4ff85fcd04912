// The timer that shows a digest at its time, activity or not: only where asked for. Each system's own scheduler runs
// `craftnudge digest --notify`, which still decides by settings and budget. One file for each scheduler.
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CraftNudgeError, reasonOf } from '../domain/failure.js';
import { schedulers } from './timers/index.js';

export interface TimerPlan {
  /** What the timer runs, each word apart. */
  readonly command: readonly string[];
  /** `CRAFTNUDGE_HOME`, where it is set. */
  readonly dataHome: string | undefined;
  readonly home: string;
  readonly configHome: string;
  /** 0 for Monday to 6 for Sunday; undefined for every day. */
  readonly weekday: number | undefined;
  /** `09:00`. */
  readonly at: string;
}

export interface TimerFile {
  readonly path: string;
  readonly text: string;
}

export interface Scheduler {
  /** Also the file's name, and how the audit log calls it. */
  readonly name: string;
  readonly platform: NodeJS.Platform;
  /** The program that it is told with. */
  readonly program: string;
  files(plan: TimerPlan): readonly TimerFile[];
  /** Arguments of the program, one list for each call. */
  install(plan: TimerPlan): readonly (readonly string[])[];
  remove(plan: TimerPlan): readonly (readonly string[])[];
}

export interface TimerPlace {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  /** Directories in which the scheduler's program may be, absolute. */
  readonly programs: readonly string[];
}

export function schedulerFor({ platform }: TimerPlace): Scheduler {
  const found = schedulers.find((scheduler) => scheduler.platform === platform);
  if (found !== undefined) return found;
  throw unsupported(`there is no timer for ${platform}`);
}

/** Files first, then the scheduler is told; where it refuses, the files go again. */
export async function installTimer(place: TimerPlace, plan: TimerPlan): Promise<Scheduler> {
  const scheduler = schedulerFor(place);
  const program = programOf(scheduler, place);
  const files = scheduler.files(plan);
  for (const file of files) writeTimerFile(file);
  try {
    for (const args of scheduler.install(plan)) await call(program, args, place);
  } catch (cause) {
    for (const { path } of files) rmSync(path, { force: true });
    throw cause;
  }
  return scheduler;
}

/** What is not there is gone already. */
export async function removeTimer(place: TimerPlace, plan: TimerPlan): Promise<Scheduler> {
  const scheduler = schedulerFor(place);
  const program = programOf(scheduler, place);
  for (const args of scheduler.remove(plan)) await call(program, args, place).catch(() => undefined);
  for (const { path } of scheduler.files(plan)) rmSync(path, { force: true });
  return scheduler;
}

/** Files that are there just as they would be written now. */
export function isTimerInstalled(place: TimerPlace, plan: TimerPlan): boolean {
  const files = schedulerFor(place).files(plan);
  return files.length > 0 && files.every(({ path, text }) => existsSync(path) && readFileSync(path, 'utf8') === text);
}

function programOf({ program }: Scheduler, { programs }: TimerPlace): string {
  const found = programs.map((directory) => join(directory, program)).find((path) => existsSync(path));
  if (found !== undefined) return found;
  throw unsupported(`${program} was not found`);
}

function unsupported(reason: string): CraftNudgeError {
  return new CraftNudgeError('HOOKS_UNSUPPORTED', {
    reason,
    fix: 'without a timer the digest comes with the next commit after its time',
  });
}

function writeTimerFile({ path, text }: TimerFile): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    const aside = `${path}.${process.pid}`;
    writeFileSync(aside, text, { mode: 0o600 });
    renameSync(aside, path);
  } catch (cause) {
    throw new CraftNudgeError('STORE_UNWRITABLE', { path, reason: reasonOf(cause) }, { cause });
  }
}

const PATIENCE_MS = 10_000;

function call(program: string, args: readonly string[], { env }: TimerPlace): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile(program, [...args], { env, timeout: PATIENCE_MS }, (error, _, stderr) => {
      if (error === null) resolve();
      else reject(unsupported(`${program} ${args.join(' ')} failed: ${stderr.trim().split('\n')[0] ?? error.message}`));
    });
  });
}
