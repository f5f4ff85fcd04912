// What is remembered of one code file: how busy it is, how often it is corrected, whose it is, and what became of earlier
// changes to it. A touch in, the next memory out.
import { DAY } from '../../domain/local-time.js';
import { countOne, type Fading, NOTHING, type Share, tryOnce, UNTRIED } from './fading.js';

/** One person's part in a file; times are author times, 0 for never. */
export interface Owner {
  readonly actor: string;
  readonly touches: number;
  readonly at: number;
  readonly fixupAt: number;
}

export interface FileMemory {
  readonly touches: number;
  readonly fixes: number;
  readonly bornAt: number;
  readonly at: number;
  /** 0 for never. */
  readonly fixedAt: number;
  readonly lastActor: string;
  readonly lastWasFix: 0 | 1;
  /** Lines, as far as insertions and deletions tell. */
  readonly lines: number;
  readonly touchedMonth: Fading;
  readonly touchedQuarter: Fading;
  readonly fixedMonth: Fading;
  readonly fixedQuarter: Fading;
  /** Of the touches that another followed: was that one a small correction within 30 days? */
  readonly corrected: Share;
  /** Of the touches a day ago: did their author correct this file within the day? */
  readonly reworked: Share;
  /** Usual size of a change, as a sum of logarithms over fading trials. */
  readonly size: Share;
  /** How many people, and the latest of them. */
  readonly people: number;
  readonly owners: readonly Owner[];
}

export interface Touch {
  readonly actor: string;
  readonly at: number;
  readonly authoredAt: number;
  readonly isFix: boolean;
  readonly isFixup: boolean;
  readonly insertions: number;
  readonly deletions: number;
}

const MOST_OWNERS = 8;
export const MONTH = 30 * DAY;
export const QUARTER = 90 * DAY;
/** What one trial leaves of those before it. */
export const FILE_KEEP = 0.9;
const SIZE_KEEP = 0.8;

export function newFile(at: number): FileMemory {
  return {
    touches: 0,
    fixes: 0,
    bornAt: at,
    at,
    fixedAt: 0,
    lastActor: '',
    lastWasFix: 0,
    lines: 0,
    touchedMonth: NOTHING,
    touchedQuarter: NOTHING,
    fixedMonth: NOTHING,
    fixedQuarter: NOTHING,
    corrected: UNTRIED,
    reworked: UNTRIED,
    size: UNTRIED,
    people: 0,
    owners: [],
  };
}

export function touchFile(file: FileMemory, touch: Touch): FileMemory {
  const { at, isFix, insertions, deletions } = touch;
  const isKnown = file.owners.some(({ actor }) => actor === touch.actor);
  return {
    ...file,
    touches: file.touches + 1,
    fixes: file.fixes + (isFix ? 1 : 0),
    at,
    fixedAt: isFix ? at : file.fixedAt,
    lastActor: touch.actor,
    lastWasFix: isFix ? 1 : 0,
    lines: Math.max(0, file.lines + insertions - deletions),
    touchedMonth: countOne(file.touchedMonth, at, MONTH),
    touchedQuarter: countOne(file.touchedQuarter, at, QUARTER),
    fixedMonth: isFix ? countOne(file.fixedMonth, at, MONTH) : file.fixedMonth,
    fixedQuarter: isFix ? countOne(file.fixedQuarter, at, QUARTER) : file.fixedQuarter,
    size: tryOnce(file.size, Math.log1p(insertions + deletions), SIZE_KEEP),
    people: file.people + (isKnown ? 0 : 1),
    owners: ownersAfter(file.owners, touch),
  };
}

function ownersAfter(owners: readonly Owner[], { actor, authoredAt, isFixup }: Touch): readonly Owner[] {
  const before = ownerIn(owners, actor);
  const owner = {
    actor,
    touches: before.touches + 1,
    at: authoredAt,
    fixupAt: isFixup ? authoredAt : before.fixupAt,
  };
  return [...owners.filter((one) => one.actor !== actor), owner].slice(-MOST_OWNERS);
}

export function ownerIn(owners: readonly Owner[], actor: string): Owner {
  return owners.find((owner) => owner.actor === actor) ?? { actor, touches: 0, at: 0, fixupAt: 0 };
}
