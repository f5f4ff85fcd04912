// Labels: later findings about earlier commits, as facts. This labeller knows metadata only: who touched a corrected file
// last. It says "later fixed", never "buggy": against blame of the deleted lines it is right one time in four.
import type { CommitHash } from '../domain/commit-record.js';
import type { CommitFact, LabelFact } from '../domain/fact.js';
import { DAY } from '../domain/local-time.js';
import { isFix } from './message-class.js';
import { codeFilesOf } from './own-size.js';
import { isMerge } from './superseded.js';

/** Commits of one repository that count, in canonical order, in; labels out. One that reads blame can take its place. */
export type Labeller = (commits: readonly CommitFact[]) => readonly LabelFact[];

/** Larger corrections are refactorings with a "fix" in the subject. */
const MOST_FIXED_FILES = 5;
export const LABEL_HORIZON = 30 * DAY;
/** Hashes are looked up by this beginning: messages often quote a short one. */
const SHORT = 7;

export const labelLastTouchers: Labeller = (commits) => {
  const touched = new Map<string, CommitFact>();
  const known = new Map<string, CommitFact>();
  return commits
    .filter((commit) => !isMerge(commit))
    .flatMap((fix) => {
      const labels = [...revertLabels(fix, known), ...fixLabels(fix, touched)];
      for (const file of codeFilesOf(fix)) touched.set(file, fix);
      known.set(fix.hash.slice(0, SHORT), fix);
      return labels;
    });
};

function fixLabels(fix: CommitFact, touched: ReadonlyMap<string, CommitFact>): readonly LabelFact[] {
  const files = isFix(fix.subject) ? codeFilesOf(fix) : [];
  if (files.length > MOST_FIXED_FILES) return [];
  const touchers = files.map((file) => touched.get(file)).filter((commit) => commit !== undefined);
  const recent = touchers.filter(({ at }) => fix.at - at <= LABEL_HORIZON);
  return [...new Set(recent)].map(({ hash }) => labelFrom(fix, hash, 'later-fixed'));
}

function revertLabels(revert: CommitFact, known: ReadonlyMap<string, CommitFact>): readonly LabelFact[] {
  const reverted = revert.reverts
    .map((named) => ({ named, commit: known.get(named.slice(0, SHORT)) }))
    .filter(({ named, commit }) => commit?.hash.startsWith(named) === true);
  return reverted.flatMap(({ commit }) => (commit === undefined ? [] : [labelFrom(revert, commit.hash, 'reverted')]));
}

function labelFrom({ repository, at, hash: by }: CommitFact, hash: CommitHash, label: LabelFact['label']): LabelFact {
  return { type: 'label', repository, at, hash, label, by };
}
