// The files that a commit touches, taken together: how likely one of them is corrected next, how busy, how well known.
import { shareOf } from '../quantile.js';
import type { FileSigns } from './file-signs.js';

type ValueOf = (file: FileSigns) => number;

export function groundFeatures(all: readonly FileSigns[]): readonly object[] {
  const kept = all.filter(({ isDeleted }) => isDeleted === 0);
  return [chanceFeatures(kept), busynessFeatures(kept), ownFeatures(kept), shapeFeatures(all, kept)];
}

/** "At least one of them", as a sum of logarithms: it goes on growing where a probability is full. */
function chanceFeatures(files: readonly FileSigns[]) {
  const weights = sumOf(files, (file) => Math.log1p(file.lines));
  const weighted = sumOf(files, (file) => file.chance * Math.log1p(file.lines));
  const atLeastOne = strengthOf(files, (file) => file.chance);
  return {
    anyCorrected: Math.log1p(atLeastOne),
    anyCorrectedChance: Math.log(Math.max(1 - Math.exp(-atLeastOne), 0.005)),
    anyFolderCorrected: Math.log1p(strengthOf(files, (file) => file.folderChance)),
    anyPace: Math.log1p(strengthOf(files, (file) => file.paceChance)),
    anyReworked: Math.log1p(strengthOf(files, (file) => file.reworkChance)),
    mostCorrected: mostOf(files, (file) => file.chance),
    mostReworked: mostOf(files, (file) => file.reworkChance),
    meanCorrected: meanOf(files, (file) => file.chance),
    weightedCorrected: shareOf(weighted, weights),
  };
}

function busynessFeatures(files: readonly FileSigns[]) {
  return {
    fixedQuarter: Math.log1p(sumOf(files, (file) => file.fixedQuarter)),
    fixedMonthOfFiles: Math.log1p(sumOf(files, (file) => file.fixedMonth)),
    touchedMonth: Math.log1p(sumOf(files, (file) => file.touchedMonth)),
    mostTouchedMonth: Math.log1p(mostOf(files, (file) => file.touchedMonth)),
    mostTouches: Math.log1p(mostOf(files, (file) => file.touches)),
    mostFixShare: mostOf(files, (file) => file.fixShare),
    meanFixShare: meanOf(files, (file) => file.fixShare),
    meanFixHours: Math.log1p(meanOf(files, (file) => file.fixHours)),
    leastFixHours: Math.log1p(leastOf(files, (file) => file.fixHours)),
    leastHours: Math.log1p(leastOf(files, (file) => file.hours)),
    meanHours: Math.log1p(meanOf(files, (file) => file.hours)),
    lastWasFix: meanOf(files, (file) => file.lastWasFix),
  };
}

function ownFeatures(files: readonly FileSigns[]) {
  return {
    ownShare: meanOf(files, (file) => file.ownShare),
    ownTouches: Math.log1p(meanOf(files, (file) => file.ownTouches)),
    ownLeastHours: Math.log1p(leastOf(files, (file) => file.ownHours)),
    ownLeastFixHours: Math.log1p(leastOf(files, (file) => file.ownFixHours)),
    ownToday: Math.log1p(sumOf(files, (file) => (file.ownHours <= 24 ? 1 : 0))),
    ownThisWeek: Math.log1p(sumOf(files, (file) => (file.ownHours <= 168 ? 1 : 0))),
    ownFixedToday: Math.log1p(sumOf(files, (file) => (file.ownFixHours <= 24 ? 1 : 0))),
    lastWasOwn: meanOf(files, (file) => file.lastWasOwn),
    othersBusy: Math.log1p(sumOf(files, (file) => (file.lastWasOwn === 1 ? 0 : file.touchedMonth))),
    people: Math.log1p(mostOf(files, (file) => file.people)),
  };
}

function shapeFeatures(all: readonly FileSigns[], files: readonly FileSigns[]) {
  return {
    sizeOfFiles: Math.log1p(meanOf(files, (file) => file.size)),
    daysOfFiles: Math.log1p(meanOf(files, (file) => file.days)),
    mostGrowth: mostOf(files, (file) => file.growth),
    newShare: meanOf(files, (file) => file.isNew),
    newFiles: Math.log1p(sumOf(files, (file) => file.isNew)),
    deletedShare: meanOf(all, (file) => file.isDeleted),
  };
}

function strengthOf(files: readonly FileSigns[], chanceOf: ValueOf): number {
  return sumOf(files, (file) => -Math.log(Math.max(1 - chanceOf(file), 1e-4)));
}

function sumOf(files: readonly FileSigns[], valueOf: ValueOf): number {
  return files.reduce((sum, file) => sum + valueOf(file), 0);
}

function meanOf(files: readonly FileSigns[], valueOf: ValueOf): number {
  return shareOf(sumOf(files, valueOf), files.length);
}

function mostOf(files: readonly FileSigns[], valueOf: ValueOf): number {
  return files.reduce((most, file) => Math.max(most, valueOf(file)), 0);
}

function leastOf(files: readonly FileSigns[], valueOf: ValueOf): number {
  return files.reduce((least, file) => Math.min(least, valueOf(file)), 26_280);
}
