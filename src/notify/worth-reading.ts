// Which nudges that were never shown are worth reading later: those that were true and came at a bad moment or behind
// another, not those that the person had settled or does not want.
import type { LedgerEntry } from '../domain/nudge.js';
import { DIGEST_KIND } from './compose-digest.js';

const WORTH: ReadonlySet<string> = new Set([
  'budget-day',
  'budget-share',
  'budget-week',
  'kind-third',
  'not-a-working-day',
  'operation-in-progress',
  'quiet-hours',
  'quiet-minutes',
  'snoozed',
  'stale',
  'too-soon',
  'weaker',
]);

export function isWorthReading({ kind, action, reason = '' }: LedgerEntry): boolean {
  if (kind === DIGEST_KIND || action === 'deliver' || action === 'control' || action === 'shadow') return false;
  return WORTH.has(reason);
}
