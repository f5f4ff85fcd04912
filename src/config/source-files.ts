// Where settings files may be, and whether one changed since it was last read. On the hook path: stat only.
import { statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The person's home as the environment names it. */
export function homeOf(env: Environment): string | undefined {
  return filled(env['HOME']) ?? filled(env['USERPROFILE']);
}

/** The user's own files; the first that exists is read. */
export function userFiles(env: Environment): readonly string[] {
  const home = homeOf(env);
  const folder = configFolderOf(env);
  const named = folder === undefined ? [] : [join(folder, 'config.json'), join(folder, 'config.yaml')];
  return home === undefined ? named : [...named, join(home, '.craftnudgerc')];
}

/** A repository's files, at the top of the work tree only; the first that exists is read. */
export function repositoryFiles(top: string | null | undefined): readonly string[] {
  if (top === null || top === undefined) return [];
  return ['.craftnudgerc', '.craftnudgerc.json', '.craftnudgerc.yaml'].map((name) => join(top, name));
}

/** `$XDG_CONFIG_HOME/craftnudge`; a relative XDG_CONFIG_HOME counts as unset, as its specification wants. */
export function configFolderOf(env: Environment): string | undefined {
  const named = filled(env['XDG_CONFIG_HOME']);
  if (named !== undefined && isAbsolute(named)) return join(named, 'craftnudge');
  const home = homeOf(env);
  return home === undefined ? undefined : join(home, '.config', 'craftnudge');
}

/** Changes whenever the file is made, removed, replaced or written; `-` where there is none, `!CODE` where it cannot be looked at. */
export function stampOf(path: string): string {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    return found === undefined ? '-' : [found.dev, found.ino, found.size, found.mtimeMs, found.ctimeMs].join(':');
  } catch (cause) {
    return `!${(cause as NodeJS.ErrnoException).code ?? String(cause)}`; // whoever reads the file then tells why
  }
}

/** Milliseconds since 1970 of the last change that a stamp tells of; 0 for a file that is not there. */
export function changedAt(stamp: string): number {
  return Number(stamp.split(':')[4] ?? 0);
}

function filled(value: string | undefined): string | undefined {
  return value === undefined || value === '' ? undefined : value;
}
