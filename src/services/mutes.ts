// Kinds that are silent: muted in settings/mutes.json or by a "never", or retired by themselves.
import { declarations } from '../analytics/declarations.js';
import type { Instant } from '../domain/commit-record.js';
import { CraftNudgeError } from '../domain/failure.js';
import { systemClock } from '../domain/instant.js';
import { isRuleKind } from '../domain/rule.js';
import { safeText } from '../domain/safe-text.js';
import { DIGEST_KIND } from '../notify/compose-digest.js';
import { activeMutes, type MuteFile, noMutes, withMute } from '../notify/mutes.js';
import { isRetired } from '../notify/retired.js';
import type { Stores } from '../recorder/stores.js';

export interface MuteView {
  readonly kind: string;
  /** Only about this file. */
  readonly file: string | null;
  /** Null for a kind that has retired. */
  readonly since: Instant | null;
  readonly retired: boolean;
}

export interface MuteWish {
  readonly kind: string;
  readonly file?: string | undefined;
  /** False takes back a mute, a "never" or a retirement. */
  readonly on: boolean;
}

/** The kinds that can be muted, beside rules of one's own. */
export const muteKinds: readonly string[] = [...declarations.map(({ name }) => name), DIGEST_KIND];

const FILE = ['settings', 'mutes.json'] as const;

const fileOf = ({ load }: Pick<Stores, 'load'>): MuteFile => (load(...FILE) as MuteFile | undefined) ?? noMutes;

/** Throws WRONG_USAGE for what is no kind. */
export function setMute(stores: Pick<Stores, 'feedback' | 'load' | 'save'>, { kind, file, on }: MuteWish): void {
  if (!muteKinds.includes(kind) && !isRuleKind(kind) && !isAnswered(kind, stores))
    throw new CraftNudgeError('WRONG_USAGE', {
      reason: `${safeText(kind)} is no kind of nudge: say ${muteKinds.join(', ')}`,
    });
  const mute = { kind, ...(file === undefined ? {} : { file }), on, at: systemClock.now() };
  stores.save(withMute(fileOf(stores), mute), ...FILE);
}

/** What only digests tell of is muted by a "never", and taken back here. */
function isAnswered(kind: string, { feedback }: Pick<Stores, 'feedback'>): boolean {
  return [...feedback.read()].some((one) => one.kind === kind);
}

export function muteViews(stores: Pick<Stores, 'feedback' | 'load'>): readonly MuteView[] {
  const { mutes } = fileOf(stores);
  const answers = [...stores.feedback.read()];
  const muted = activeMutes(mutes, answers).map(({ kind, file, at }) => ({
    kind,
    file: file ?? null,
    since: at,
    retired: false,
  }));
  const retired = declarations.map(({ name }) => name).filter((kind) => isRetired(kind, { mutes, answers }));
  return [...muted, ...retired.map((kind) => ({ kind, file: null, since: null, retired: true }))];
}
