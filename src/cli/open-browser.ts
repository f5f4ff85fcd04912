// Opens a page in the person's browser. The address holds a code that is good once, and other users can see a process's
// arguments: the browser is given a file of ours (0600) that leads there, as Jupyter does.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { PROGRAM_DIRECTORIES } from '../notify/channel.js';
import type { DataDirectory } from '../store/data-directory.js';
import { writeText } from '../store/json-file.js';

/** How long the file may be needed: the code in it lives no longer. */
const NEEDED_MS = 60_000;

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

/** Resolves to false where the opener could not be started. The file goes when the code in it is worth nothing any more. */
export function openBrowser({ env, data, url }: Opening): Promise<boolean> {
  data.ensure('state');
  const file = data.resolve('state', 'launch.html');
  writeText(
    file,
    `<!doctype html><meta charset="utf-8"><title>CraftNudge</title><meta http-equiv="refresh" content="0;url=${url}">\n`,
  );
  setTimeout(() => rmSync(file, { force: true }), NEEDED_MS).unref();
  return start(openerFor(process.platform), file, env);
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
): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, [...args, file], {
      env: withPrograms(env),
      cwd: '/',
      detached: true,
      stdio: 'ignore',
    });
    child.once('error', () => resolve(false));
    child.once('spawn', () => resolve(true));
    child.unref();
  });
}

/** The system's own directories come first: PATH may name a folder of the repository. */
function withPrograms(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { ...env, PATH: [...PROGRAM_DIRECTORIES, env['PATH'] ?? ''].join(':') };
}
