// A command that serves until it is told to end: `craftnudge serve` or `dashboard`, in a world of its own, over a real socket.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectRoot, type World } from './world.js';

export interface Serving {
  readonly pid: number;
  /** The first address that it printed: `http://127.0.0.1:43210/launch?code=…`, without a path for `serve`. */
  readonly address: string;
  /** What it has printed so far, both streams. */
  output(): string;
  /** Sends the signal and waits; the code with which it ended, now or before, null where a signal killed it. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Starts it and waits until it prints where it listens. */
export async function startServing(
  world: World,
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Serving> {
  const server = spawn(process.execPath, [join(projectRoot, 'dist/cli.js'), ...words], {
    cwd: world.home,
    env: { ...world.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  for (const stream of [server.stdout, server.stderr]) stream.setEncoding('utf8').on('data', (text) => said.push(text));
  const output = (): string => said.join('');
  const hasEnded = (): boolean => server.exitCode !== null || server.signalCode !== null;
  for (;;) {
    const address = /https?:\/\/\S+(?=\s)/.exec(output())?.[0];
    const end: Serving['end'] = async (signal = 'SIGTERM') => {
      if (hasEnded()) return server.exitCode;
      server.kill(signal);
      await once(server, 'exit');
      return server.exitCode;
    };
    if (address !== undefined) return { pid: server.pid ?? 0, address, output, end };
    if (hasEnded()) throw new Error(`it did not start: ${output()}`);
    await Promise.race([once(server, 'exit'), once(server.stdout, 'data')]);
  }
}
