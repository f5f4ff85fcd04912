// What every git of ours is started with: switches and environment under which a repository's configuration cannot
// run a program, reach the network, take a lock or change what git prints. Comes in: the caller's environment. Goes
// out: a small environment of its own, and arguments that precede the command.
import { isAbsolute, delimiter } from 'node:path';

/** `-c` settings, on each call. The command line wins over every configuration file. */
export const GIT_SETTINGS: readonly string[] = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.attributesFile=/dev/null',
  'core.useReplaceRefs=false',
  'blame.ignoreRevsFile=',
  'log.showSignature=false',
  'safe.bareRepository=explicit',
  'diff.algorithm=default',
  'diff.renameLimit=1000',
  'color.ui=false',
  'i18n.logOutputEncoding=UTF-8',
  'submodule.recurse=false',
  'gc.auto=0',
  'maintenance.auto=false',
];

/** Reserved as a directory that never exists: git finds no grafts, and takes the index, which may be large, as empty. */
const NOWHERE = '/nonexistent';

const GIT_VARIABLES: Readonly<Record<string, string>> = {
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_ATTR_NOSYSTEM: '1',
  // Else git writes each commit to the pipe by itself, and wakes us for it.
  GIT_FLUSH: '0',
  GIT_GRAFT_FILE: `${NOWHERE}/grafts`,
  GIT_INDEX_FILE: `${NOWHERE}/index`,
  GIT_NO_LAZY_FETCH: '1',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
};

/** With these git reads the repository's own configuration only: nobody's taste changes a record. */
const NO_USER_SETTINGS: Readonly<Record<string, string>> = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
};

/** The guarded names that we set ourselves; everything else named `GIT_…` is dropped. */
export const GIT_VARIABLE_NAMES: readonly string[] = [
  ...Object.keys(GIT_VARIABLES),
  ...Object.keys(NO_USER_SETTINGS),
  'GIT_DIR',
];

/** What git may know of the caller: where programs, the home and temporary files are. */
const INHERITED = ['HOME', 'XDG_CONFIG_HOME', 'TMPDIR', 'SUDO_UID', 'USERPROFILE', 'SYSTEMROOT', 'TEMP', 'TMP'];

export interface GitPlace {
  /** The top of the work tree, or any directory below it where the repository is still to be found. */
  readonly cwd: string;
  /** The git directory, absolute. Without it git searches from `cwd`, and checks who owns what it finds. */
  readonly gitDir?: string;
  /** The environment to take PATH and HOME from; this process's own by default. */
  readonly env?: NodeJS.ProcessEnv;
  /** Milliseconds for which git may say nothing before it is ended; two minutes by default. */
  readonly silenceMs?: number;
  /** Everybody else's work goes first: streams only. */
  readonly lowPriority?: boolean;
}

/** The whole environment of a git; `userSettings` lets it read the user's own configuration (identity, safe.directory). */
export function gitEnvironment({ env = process.env, gitDir }: GitPlace, userSettings: boolean): Record<string, string> {
  const inherited = INHERITED.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]]));
  return {
    ...(Object.fromEntries(inherited) as Record<string, string>),
    PATH: cleanPath(env['PATH'] ?? env['Path'] ?? ''),
    LC_ALL: 'C.UTF-8',
    ...GIT_VARIABLES,
    ...(userSettings ? {} : NO_USER_SETTINGS),
    ...(gitDir === undefined ? {} : { GIT_DIR: gitDir }),
  };
}

/** A relative entry, or a package's bin folder, would let a repository bring its own `git`. */
function cleanPath(path: string): string {
  return path
    .split(delimiter)
    .filter((entry) => isAbsolute(entry) && !/[\\/]node_modules[\\/]/.test(`${entry}/`))
    .join(delimiter);
}
