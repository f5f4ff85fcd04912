// The diagnostic log, `state/log.jsonl`: what went wrong in the background and in commands, lately. Kept small, private and
// free of secrets, so that it can be shown to somebody who helps. Logging never fails and never makes a data directory.
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import type { Instant } from '../domain/commit-record.js';
import { CraftNudgeError, type FailureCode } from '../domain/failure.js';
import { parseInstant, systemClock } from '../domain/instant.js';
import { safeText } from '../domain/safe-text.js';
import { createMasker } from '../privacy/mask.js';
import { appendBounded, type BoundedLogPlace, readBounded } from '../store/bounded-log.js';
import type { DataDirectory } from '../store/data-directory.js';

/** The setting `log.level`: the lowest that is written. */
export const LEVELS = ['off', 'error', 'warn', 'info'] as const;
export type Level = Exclude<(typeof LEVELS)[number], 'off'>;

export interface LogEvent {
  readonly v: 1;
  readonly at: Instant;
  readonly level: Level;
  readonly part: 'cli' | 'recorder';
  /** Of the command line. */
  readonly command?: string;
  readonly pid: number;
  /** A failure's code, `BUG`, or nothing where all went well. */
  readonly code?: FailureCode | 'BUG';
  readonly message: string;
}

export type Told = Pick<LogEvent, 'command' | 'level' | 'part' | 'message' | 'code'>;

const MOST_BYTES = 1 << 19;
const LONGEST_MESSAGE = 2000;
/** Far behind the end of what is kept: a secret that is cut here is not kept at all. */
const LONGEST_LOOKED_AT = 1 << 16;

/** Writes the event where `level`, the setting, lets it through. */
export function log(data: DataDirectory, level: string, told: Told): void {
  if (!isWanted(told.level, level) || !existsSync(data.root)) return;
  const event: LogEvent = { v: 1, at: systemClock.now(), pid: process.pid, ...told, message: cleanText(told.message) };
  try {
    data.ensure('state');
    appendBounded(placeIn(data), event);
  } catch (cause) {
    if (!(cause instanceof CraftNudgeError)) throw cause; // where not even this can be written, there is nowhere to say so
  }
}

/** Oldest first. */
export function readLog(data: DataDirectory): readonly LogEvent[] {
  return readBounded(placeIn(data)).filter(isEvent) as unknown as readonly LogEvent[];
}

/** A file without checks may hold anything. */
function isEvent({ v, at, level, part, message }: Readonly<Record<string, unknown>>): boolean {
  const texts = [at, level, part, message];
  return v === 1 && texts.every((text) => typeof text === 'string') && parseInstant(String(at)) !== undefined;
}

/** `error` lets less through than `info`. */
export function isWanted(level: Level, lowest: string): boolean {
  return LEVELS.indexOf(level) <= (LEVELS as readonly string[]).indexOf(lowest);
}

/** What a failure is in the log: our own bugs come with their stack. */
export function toldOf(thrown: unknown): Pick<LogEvent, 'level' | 'message'> & { readonly code: FailureCode | 'BUG' } {
  if (thrown instanceof CraftNudgeError)
    return { level: levelOf(thrown.code), code: thrown.code, message: thrown.message };
  const message = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  return { level: 'error', code: 'BUG', message };
}

/** Answers to a question that was put wrongly. */
const ANSWERS: readonly FailureCode[] = [
  'AMBIGUOUS_NUDGE',
  'NOT_A_REPOSITORY',
  'NO_COMMITS',
  'UNKNOWN_COMMIT',
  'UNKNOWN_NUDGE',
  'WRONG_USAGE',
];

function levelOf(code: FailureCode): Level {
  if (ANSWERS.includes(code)) return 'info';
  return code === 'AUDIT_MISSED' ? 'warn' : 'error';
}

/** Without secrets, without the name of the person's home, with nothing that a terminal obeys, and not too long. */
export function cleanText(text: string): string {
  const masked = createMasker()(text.slice(0, LONGEST_LOOKED_AT)).text;
  const lines = withoutHome(masked).split('\n').map(safeText).join('\n');
  return lines.length <= LONGEST_MESSAGE ? lines : `${lines.slice(0, LONGEST_MESSAGE)}…`;
}

function withoutHome(text: string): string {
  const home = homedir();
  return home.length > 1 ? text.replaceAll(home, '~') : text;
}

function placeIn(data: DataDirectory): BoundedLogPlace {
  return {
    path: data.resolve('state', 'log.jsonl'),
    olderPath: data.resolve('state', 'log.1.jsonl'),
    mostBytes: MOST_BYTES,
  };
}
