// Erasing, from the rule to the last trace. In: a rule. The tombstone is on disk before the first line goes, and says when
// the last one is gone: what a kill leaves half done, the next command finishes.
import type { Instant } from '../domain/commit-record.js';
import type { ErasureRule } from '../domain/erasure.js';
import { systemClock } from '../domain/instant.js';
import { eraseLogs, type ErasurePlan, planErasure } from '../store/erasures/erase-logs.js';
import type { Meaning } from '../store/erasures/plan-erasure.js';
import { type Erasure, KEY_TEXT, openTombstones, type TombstoneLog } from '../store/erasures/tombstones.js';
import { timeOrderedId } from '../store/ids.js';
import { withLock } from '../store/lock.js';
import { forgetImports } from './import-history.js';
import type { Stores } from './stores.js';

/** Longer than a recorder lingers. */
const PATIENCE = { waitSeconds: 30 };

export function planOf(stores: Stores, rule: ErasureRule): ErasurePlan {
  return planErasure(stores.data, meaningOf(stores, rule));
}

export const meaningOf = ({ authorId }: Stores, rule: ErasureRule): Meaning => ({ rule, authorId });

export interface ErasureOrder {
  readonly rule: ErasureRule;
  readonly at: Instant;
  /** Runs while nobody writes, before anything goes: a copy for whoever wants one. */
  readonly before: () => void;
}

/** What went, counted while nobody wrote. */
export function erase(stores: Stores, { rule, at, before }: ErasureOrder): { id: string; plan: ErasurePlan } {
  return whileNobodyRecords(stores, () => {
    const id = timeOrderedId();
    const log = tombstonesOf(stores);
    const plan = planOf(stores, rule);
    before();
    const also = plan.also.length > 0 && { also: plan.also };
    const key = rule.person !== undefined && { key: stores.authorId(KEY_TEXT) };
    log.append({ v: 1, id, at, state: 'begun', rule, ...key, ...also });
    finish(stores, log, { id, rule });
    return { id, plan };
  });
}

/** Those in force, oldest first. */
export const erasuresIn = (stores: Stores): readonly Erasure[] => tombstonesOf(stores).current().erasures;

/** Persons who would be recorded again: the key of `secrets/` is not the one by which they were known. */
export function disarmedIn(stores: Stores): readonly Erasure[] {
  return erasuresIn(stores).filter(({ key }) => key !== undefined && key !== stores.authorId(KEY_TEXT));
}

/** Ends what was begun and killed. */
export function finishErasures(stores: Stores): void {
  if (erasuresIn(stores).every(({ isDone }) => isDone)) return;
  whileNobodyRecords(stores, () => {
    const log = tombstonesOf(stores);
    for (const erasure of log.current().erasures) if (!erasure.isDone) finish(stores, log, erasure);
  });
}

/** From now on git, an import or a sync may bring it back. */
export function undoErasure(stores: Stores, id: string): void {
  finishErasures(stores);
  tombstonesOf(stores).append({ v: 1, id, at: systemClock.now(), state: 'undone' });
  forgetImports(stores);
}

function finish(stores: Stores, log: TombstoneLog, { id, rule }: Pick<Erasure, 'id' | 'rule'>): void {
  eraseLogs(stores.data, meaningOf(stores, rule));
  forgetSettings(stores, rule);
  log.append({ v: 1, id, at: systemClock.now(), state: 'done' });
}

function forgetSettings(stores: Stores, { repository, person, from, to }: ErasureRule): void {
  const isWhole = from === undefined && to === undefined;
  if (isWhole && repository !== undefined && person === undefined) stores.repositories.forget(repository);
  if (isWhole && repository === undefined && person !== undefined) stores.forgetIdentity(person);
}

const tombstonesOf = ({ data, authorId }: Stores): TombstoneLog => openTombstones(data, authorId);

function whileNobodyRecords<Result>({ data }: Stores, work: () => Result): Result {
  data.ensure('state');
  return withLock(data.resolve('state', 'recorder.lock'), PATIENCE, work);
}
