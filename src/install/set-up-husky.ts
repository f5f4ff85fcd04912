// husky itself, set up by its own function, and what is needed to undo that.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CraftNudgeError } from '../domain/failure.js';
import type { Recorded, RepositorySite } from './hook-manager.js';
import { digestOf } from './replace-file.js';
import { refuseWaysOut } from './stay-inside.js';

export async function setUpHusky({ place }: RepositorySite): Promise<readonly Recorded[]> {
  const { top, commonDir, hooksPath } = place;
  if (top === null) throw refusal('husky needs a work tree', 'run this inside one');
  if (hooksPath !== undefined) {
    throw refusal(`core.hooksPath is ${hooksPath.value} already`, 'unset it, or leave --manager husky away');
  }
  const config = join(commonDir, 'config');
  refuseWaysOut(place, [
    { kind: 'block', path: join(top, '.husky/_/h') },
    { kind: 'block', path: join(commonDir, 'info/exclude') },
    { kind: 'config', path: config },
  ]);
  const before = { bytes: readFileSync(config).toString('base64'), mode: statSync(config).mode & 0o7777 };
  const made = ['.husky', '.husky/_'].map((name) => join(top, name)).find((path) => !existsSync(path));
  await runHusky(top);
  const configured = { path: config, before, after: digestOf(readFileSync(config)), keys: ['core.hooksPath'] };
  const scripts = { kind: 'made-directory', path: join(top, '.husky', '_'), before: null, after: '' } as const;
  return [{ kind: 'config', ...configured }, ...(made === undefined ? [] : [{ ...scripts, made }])];
}

/** husky works in the current directory, and tells of trouble by a text. */
async function runHusky(top: string): Promise<void> {
  const { default: setUp } = await import('husky');
  const directory = process.cwd();
  process.chdir(top);
  try {
    const complaint = setUp();
    if (complaint !== '') throw refusal(`husky says: ${complaint.trim()}`, 'see to that, then run the command again');
  } finally {
    process.chdir(directory);
  }
}

function refusal(reason: string, fix: string): CraftNudgeError {
  return new CraftNudgeError('HOOKS_UNSUPPORTED', { reason, fix });
}
