// Linux: in a nudge and the session of its commit, out whether a notification service took it within two seconds.
// The toast then belongs to a small shell (waiter.ts), so that we can leave while it is on the screen.
import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import type { Nudge } from '../../domain/nudge.js';
import type { Session } from '../../domain/session.js';
import { notShown, type Outcome, type Place, shown } from '../channel.js';
import { findBus } from './bus.js';
import { lastLineOf, lateAfter } from './silence.js';
import { toastArguments } from './toast-arguments.js';
import { startWaiter } from './waiter.js';

const DEADLINE_MS = 2000;

export async function showWithNotifySend(nudge: Nudge, { session, programs, data }: Place): Promise<Outcome> {
  const bus = findBus(session);
  if ('reason' in bus) return notShown(bus.reason);
  const program = findProgram('notify-send', programs);
  if (program === undefined) return notShown('notify-send is not installed (Debian: libnotify-bin)');
  const env = environmentOf(session, bus.address, programs);
  const unbuffered = findProgram('stdbuf', programs);
  const { output } = await runToEnd(program, ['--help'], env);
  if (unbuffered === undefined || !output.includes('--action')) return await showPlain(nudge, program, env);
  // notify-send tells the id of its toast at once, but through a buffer that it only empties on leaving
  const argv = [unbuffered, '-oL', program, ...toastArguments(nudge, true)];
  return await startWaiter({ argv, env, spool: join(data, 'spool'), nudge: nudge.id, deadlineMs: DEADLINE_MS });
}

/** Before libnotify 0.8 there are no buttons, and notify-send leaves as soon as the toast is on the screen. */
async function showPlain(nudge: Nudge, program: string, env: NodeJS.ProcessEnv): Promise<Outcome> {
  const { error } = await runToEnd(program, toastArguments(nudge, false), env);
  return error === undefined ? shown : notShown(error);
}

function findProgram(name: string, directories: readonly string[]): string | undefined {
  return directories.map((directory) => join(directory, name)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false; // asking is the only way to know
  }
}

/** Nothing of our own environment: only what is needed to find the screen, and UTF-8, or GLib refuses the text. */
function environmentOf(session: Session, address: string, programs: readonly string[]): NodeJS.ProcessEnv {
  return {
    PATH: [...programs, '/usr/bin', '/bin'].join(':'),
    LC_ALL: 'C.UTF-8',
    DBUS_SESSION_BUS_ADDRESS: address,
    ...(session.display === undefined ? {} : { DISPLAY: session.display }),
    ...(session.waylandDisplay === undefined ? {} : { WAYLAND_DISPLAY: session.waylandDisplay }),
    ...(session.runtimeDir === undefined ? {} : { XDG_RUNTIME_DIR: session.runtimeDir }),
  };
}

interface Finished {
  readonly output: string;
  readonly error?: string;
}

async function runToEnd(program: string, argv: readonly string[], env: NodeJS.ProcessEnv): Promise<Finished> {
  return await new Promise((resolve) => {
    const options = { env, cwd: '/', timeout: DEADLINE_MS, killSignal: 'SIGKILL' } as const;
    execFile(program, [...argv], options, (error, output, problem) => {
      if (error === null) return resolve({ output });
      return resolve({ output, error: error.killed === true ? lateAfter(DEADLINE_MS) : lastLineOf(problem) });
    });
  });
}
