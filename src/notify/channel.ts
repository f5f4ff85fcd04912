// The shape that every channel has. One file a channel; policy knows none of them.
import type { Nudge } from '../domain/nudge.js';
import type { Session } from '../domain/session.js';

/** Where a nudge could be shown. */
export interface Place {
  /** The data directory. */
  readonly data: string;
  readonly session: Session;
  readonly platform: NodeJS.Platform;
  /** Directories in which programs may be looked for, absolute; never anything that a repository could name. */
  readonly programs: readonly string[];
}

/** Shown, or one clause that says why not: "no D-Bus session bus". */
export type Outcome = { readonly ok: true } | { readonly ok: false; readonly reason: string };

export interface Channel {
  readonly name: string;
  readonly summary: string;
  /** Never waits for a person, and for a frozen service no longer than two seconds. */
  send(nudge: Nudge, place: Place): Promise<Outcome>;
}

export const defineChannel = (channel: Channel): Channel => channel;

export const shown: Outcome = { ok: true };
export const notShown = (reason: string): Outcome => ({ ok: false, reason });

/** Directories of the system, of package managers and of NixOS; a program elsewhere is not run. */
export const PROGRAM_DIRECTORIES: readonly string[] = [
  '/usr/bin',
  '/bin',
  '/usr/local/bin',
  '/run/current-system/sw/bin',
  '/snap/bin',
  '/home/linuxbrew/.linuxbrew/bin',
];
