// The shape of every hook manager: it reads a site and plans changes; others carry them out and undo them.
import type { HookName } from './hook-names.js';
import type { Place, RunGit } from './place.js';

/** One change of a file, planned. Texts are latin1: byte for byte. */
export type Change =
  /** The file gets our marked block, or is made for it. */
  | { readonly kind: 'block'; readonly path: string; readonly text: string; readonly mode: number }
  /** The file goes to `original`, and `text` takes its place. */
  | {
      readonly kind: 'moved';
      readonly path: string;
      readonly original: string;
      readonly text: string;
      readonly mode: number;
    }
  /** Keys are set in a git configuration file; undone by removing the sections. */
  | {
      readonly kind: 'config';
      readonly path: string;
      readonly entries: readonly (readonly [key: string, value: string])[];
      readonly sections: readonly string[];
      /** Undone by unsetting these keys while they have these values. */
      readonly values?: readonly (readonly [key: string, value: string])[];
    };

/** What becomes of one hook. */
export type HookAction = 'created' | 'chained' | 'moved-aside' | 'configured' | 'kept' | 'left-out';

export interface PlannedHook {
  readonly name: HookName;
  /** The file that holds our block. */
  readonly path: string;
  readonly action: HookAction;
}

export interface Plan {
  readonly hooks: readonly PlannedHook[];
  readonly changes: readonly Change[];
  /** Sentences for the person: what was found and what it means. */
  readonly notes: readonly string[];
}

/** `foreign`: somebody else's hook without our block. `shadowed`: our block is somewhere, but git does not run it. */
export type HookState = 'installed' | 'missing' | 'foreign' | 'shadowed';

/** What stands where our block would be. */
export interface FoundHook {
  readonly name: HookName;
  readonly path: string;
  readonly state: HookState;
  /** Our block is there, but this version would write another. */
  readonly outdated?: boolean;
}

export type Scope = 'repository' | 'global';

/** Everything that a manager may know. */
export interface Site {
  readonly scope: Scope;
  readonly dataRoot: string;
  /** The installed package: has hooks/ in it. */
  readonly packageRoot: string;
  readonly env: NodeJS.ProcessEnv;
  readonly git: RunGit;
  /** What each git on PATH says of itself, the first one first. */
  readonly gitVersions: readonly string[];
  /** The team's tracked hook file is to be changed. */
  readonly shared: boolean;
  /** Undefined with `--global` outside of a repository. */
  readonly place: Place | undefined;
}

export interface RepositorySite extends Site {
  readonly place: Place;
}

/** `likely`: configured for the team, but not installed here. */
export type Claim = 'certain' | 'likely' | 'none';

export interface HookManager {
  readonly name: string;
  readonly summary: string;
  /** Is this repository set up with it, or fit for it? */
  claim(site: RepositorySite): Claim;
  /** Sets the manager itself up, where it was asked for by name. Returns what `Recorded` needs to undo it. */
  prepare?(site: RepositorySite): Promise<readonly Recorded[]>;
  plan(site: RepositorySite): Promise<Plan>;
  find(site: RepositorySite): Promise<readonly FoundHook[]>;
  /** For `--global`, where the manager can serve every repository of the person. */
  readonly everywhere?: Everywhere;
}

export interface Everywhere {
  claim(site: Site): Claim;
  plan(site: Site): Promise<Plan>;
  find(site: Site): Promise<readonly FoundHook[]>;
  /** What it may have left, as an installation would have recorded it: for where the record is lost. */
  leftovers(site: Site): readonly Recorded[];
}

export interface Saved {
  readonly bytes: string;
  readonly mode: number;
}

/** One change, made: enough to restore every byte. */
export interface Recorded {
  readonly kind: Change['kind'] | 'made-directory';
  readonly path: string;
  /** Base64 of what stood there; null where there was nothing. */
  readonly before: Saved | null;
  /** SHA-256 of what we left there. */
  readonly after: string;
  /** The topmost directory that was made for it. */
  readonly made?: string;
  readonly original?: string;
  readonly sections?: readonly string[];
  readonly keys?: readonly string[];
  readonly values?: readonly (readonly [key: string, value: string])[];
}
