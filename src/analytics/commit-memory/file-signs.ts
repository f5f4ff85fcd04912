// What memory knows of one file that a commit touches, as numbers: the ground on which a commit's features stand.
import type { FileFact } from '../../domain/fact.js';
import { DAY, HOUR } from '../../domain/local-time.js';
import { directoryOf, extensionOf } from '../path-class.js';
import { type CommitView, linesOf } from './commit-view.js';
import { fadedTo, shareNear } from './fading.js';
import { type FileMemory, MONTH, ownerIn, QUARTER } from './file-memory.js';
import type { CommitMemory } from './memory-shape.js';
import { valueIn } from '../recent-map.js';

export interface FileSigns {
  readonly path: string;
  readonly isNew: 0 | 1;
  readonly isDeleted: 0 | 1;
  readonly lines: number;
  readonly insertionShare: number;
  /** How often a touch was followed by a small correction: here, near by, in files of this kind. */
  readonly chance: number;
  readonly folderChance: number;
  readonly kindChance: number;
  /** The same from how fast touches and fixes come at present. */
  readonly paceChance: number;
  readonly reworkChance: number;
  readonly touches: number;
  readonly touchedMonth: number;
  readonly touchedWeekly: number;
  readonly fixedMonth: number;
  readonly fixedQuarter: number;
  readonly fixShare: number;
  readonly hours: number;
  readonly fixHours: number;
  readonly days: number;
  readonly size: number;
  readonly growth: number;
  readonly people: number;
  readonly lastWasFix: number;
  readonly lastWasOwn: number;
  readonly ownTouches: number;
  readonly ownShare: number;
  readonly ownHours: number;
  readonly ownFixHours: number;
}

const YEARS = 3 * 365 * DAY;
const LONG_AGO = YEARS / HOUR;

export function fileSignsOf(memory: CommitMemory, view: CommitView, file: FileFact): FileSigns {
  const known = valueIn(memory.files, file.path);
  const lines = linesOf(file);
  return {
    path: file.path,
    isNew: known === undefined || file.status === 'A' ? 1 : 0,
    isDeleted: file.status === 'D' ? 1 : 0,
    lines,
    insertionShare: lines === 0 ? 0.5 : (file.insertions ?? 0) / lines,
    ...chancesOf(memory, file.path, known),
    ...(known === undefined ? UNKNOWN_FILE : { ...busynessOf(known, view), ...ownershipOf(known, view) }),
    growth: known === undefined ? 0 : Math.log1p(lines) - shareNear(known.size, 2, 1),
  };
}

type Chances = Pick<FileSigns, 'chance' | 'folderChance' | 'kindChance' | 'reworkChance'>;

/** Each draws to the next wider one: file, folder, kind, repository. */
function chancesOf({ folders, kinds, repository }: CommitMemory, path: string, known: FileMemory | undefined): Chances {
  const everywhere = shareNear(repository.corrected, 0.15, 20);
  const rework = shareNear(repository.reworked, 0.08, 20);
  const folder = valueIn(folders, directoryOf(path));
  const kindChance = shareNear(valueIn(kinds, extensionOf(path)), everywhere, 10);
  const folderChance = shareNear(folder?.corrected, kindChance, 6);
  const folderRework = shareNear(folder?.reworked, rework, 6);
  const newChance = shareNear(repository.newCorrected, everywhere, 10);
  return {
    kindChance,
    folderChance,
    chance: known === undefined ? (folderChance + newChance) / 2 : shareNear(known.corrected, folderChance, 3),
    reworkChance: shareNear(known?.reworked, folderRework, 3),
  };
}

const UNKNOWN_FILE = {
  paceChance: 0,
  touches: 0,
  touchedMonth: 0,
  touchedWeekly: 0,
  fixedMonth: 0,
  fixedQuarter: 0,
  fixShare: 0.2,
  hours: LONG_AGO,
  fixHours: LONG_AGO,
  days: 0,
  size: 0,
  people: 0,
  lastWasFix: 0,
  lastWasOwn: 0,
  ownTouches: 0,
  ownShare: 0,
  ownHours: LONG_AGO,
  ownFixHours: LONG_AGO,
};

type Busyness = Omit<typeof UNKNOWN_FILE, 'lastWasOwn' | 'ownFixHours' | 'ownHours' | 'ownShare' | 'ownTouches'>;

function busynessOf(file: FileMemory, { fact }: CommitView): Busyness {
  const fixedQuarter = fadedTo(file.fixedQuarter, fact.at, QUARTER);
  const touchedQuarter = fadedTo(file.touchedQuarter, fact.at, QUARTER);
  // the mean life of a count that halves in 90 days: count / life = touches a day
  const life = QUARTER / DAY / Math.LN2;
  const comes = 1 - Math.exp((-30 * touchedQuarter) / life);
  return {
    paceChance: touchedQuarter > 0 ? Math.min(1, fixedQuarter / touchedQuarter) * comes : 0,
    touches: file.touches,
    touchedMonth: fadedTo(file.touchedMonth, fact.at, MONTH),
    touchedWeekly: (7 * touchedQuarter) / life,
    fixedMonth: fadedTo(file.fixedMonth, fact.at, MONTH),
    fixedQuarter,
    fixShare: (file.fixes + 0.5) / (file.touches + 2.5),
    hours: hoursSince(file.at, fact.at),
    fixHours: hoursSince(file.fixedAt, fact.at),
    days: Math.min(fact.at - file.bornAt, 365 * DAY) / DAY,
    size: file.lines,
    people: file.people,
    lastWasFix: file.lastWasFix,
  };
}

type Ownership = Pick<FileSigns, 'lastWasOwn' | 'ownFixHours' | 'ownHours' | 'ownShare' | 'ownTouches'>;

function ownershipOf(file: FileMemory, { fact }: CommitView): Ownership {
  const own = ownerIn(file.owners, fact.actor);
  return {
    lastWasOwn: file.lastActor === fact.actor ? 1 : 0,
    ownTouches: own.touches,
    ownShare: file.touches === 0 ? 0 : own.touches / file.touches,
    ownHours: hoursSince(own.at, fact.authoredAt),
    ownFixHours: hoursSince(own.fixupAt, fact.authoredAt),
  };
}

/** At most three years; 0 stands for never. */
function hoursSince(at: number, now: number): number {
  return at === 0 ? LONG_AGO : Math.min(Math.max(now - at, 0), YEARS) / HOUR;
}
