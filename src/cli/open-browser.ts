// Opens a page in the person's browser. The address holds a code that is good once, and other users can see a process's
// arguments: the browser is given a file of ours (0600) that leads there, as Jupyter does.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { PROGRAM_DIRECTORIES } from '../notify/channel.js';
import type { DataDirectory } from '../store/data-directory.js';
import { writeText } from '../store/json-file.js';

/** How long the file may be needed: the code in it lives no longer. */
const NEEDED_MS = 60_000;

/** An opener that found no browser says so at once; one that stays has become the browser. */
const PATIENCE_MS = 3_000;

export interface Opening {
  readonly env: NodeJS.ProcessEnv;
  readonly data: DataDirectory;
  /** Where to: made by us, so it holds nothing that HTML would take for its own. */
  readonly url: string;
}

/** Why no browser can be opened from here; undefined where one can. */
export function obstacleToBrowser(env: NodeJS.ProcessEnv, platform = process.platform): string | undefined {
  if ((env['SSH_CONNECTION'] ?? '') !== '') return 'you are on another machine over SSH';
  const hasDisplay = (env['DISPLAY'] ?? '') !== '' || (env['WAYLAND_DISPLAY'] ?? '') !== '';
  return platform === 'linux' && !hasDisplay ? 'there is no display here' : undefined;
}

/** Resolves to undefined once a browser has been called, else to what kept it from opening. */
export async function openBrowser({ env, data, url }: Opening): Promise<string | undefined> {
  data.ensure('state');
  const file = data.resolve('state', 'launch.html');
  writeText(
    file,
    `<!doctype html><meta charset="utf-8"><title>CraftNudge</title><meta http-equiv="refresh" content="0;url=${url}">\n`,
  );
  setTimeout(() => rmSync(file, { force: true }), NEEDED_MS).unref();
  return await start(openerFor(process.platform), file, env);
}

function openerFor(platform: NodeJS.Platform): readonly [program: string, ...args: string[]] {
  if (platform === 'darwin') return ['/usr/bin/open'];
  if (platform === 'win32') return ['explorer.exe'];
  return ['xdg-open'];
}

function start(
  [program, ...args]: readonly [string, ...string[]],
  file: string,
  env: NodeJS.ProcessEnv,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn(program, [...args, file], {
      env: withPrograms(env),
      cwd: '/',
      detached: true,
      stdio: 'ignore',
    });
    const settle = (obstacle?: string): void => {
      clearTimeout(patience);
      child.unref();
      resolve(obstacle);
    };
    const patience = setTimeout(settle, PATIENCE_MS);
    child.once('error', ({ message }) => settle(`no browser could be opened (${message})`));
    child.once('exit', (code) =>
      settle(isFailure(code, program) ? `no browser could be opened (${program} failed)` : undefined),
    );
  });
}

/** The explorer of Windows ends with 1 whatever it did. */
function isFailure(code: number | null, program: string): boolean {
  return code !== 0 && program !== 'explorer.exe';
}

/** The system's own directories come first: PATH may name a folder of the repository. */
function withPrograms(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { ...env, PATH: [...PROGRAM_DIRECTORIES, env['PATH'] ?? ''].join(':') };
}
