// Kinds that the person does not want to hear of: settings/mutes.json, and every "never" among the answers.
import type { Instant } from '../domain/commit-record.js';
import type { Feedback, Nudge } from '../domain/nudge.js';

export interface Mute {
  readonly kind: string;
  /** Only about this file; absent: whatever the file. */
  readonly file?: string;
  /** False takes back an earlier mute, or an earlier "never". */
  readonly on: boolean;
  readonly at: Instant;
}

/** `settings/mutes.json`: at most one mute per kind and file. */
export interface MuteFile {
  readonly v: 1;
  readonly mutes: readonly Mute[];
}

export const noMutes: MuteFile = { v: 1, mutes: [] };

/** What the file says about one kind and file is replaced. */
export function withMute({ mutes }: MuteFile, mute: Mute): MuteFile {
  return { v: 1, mutes: [...mutes.filter((other) => !isSameTarget(other, mute)), mute] };
}

const isSameTarget = (a: Mute, b: Mute): boolean => a.kind === b.kind && a.file === b.file;

/** All that is muted now: one "never" mutes its kind at once, until a later `mute --off`. */
export function activeMutes(mutes: readonly Mute[], answers: readonly Feedback[]): readonly Mute[] {
  const latest = new Map<string, Mute>();
  const spoken = answers
    .filter(({ answer }) => answer === 'never')
    .map(({ kind, at }): Mute => ({ kind, on: true, at }));
  for (const mute of [...spoken, ...mutes].toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)))) {
    latest.set(JSON.stringify([mute.kind, mute.file ?? null]), mute);
  }
  return [...latest.values()].filter(({ on }) => on);
}

export function isMuted(nudge: Pick<Nudge, 'kind' | 'file'>, active: readonly Mute[]): boolean {
  return active.some(({ kind, file }) => kind === nudge.kind && (file === undefined || file === nudge.file));
}
