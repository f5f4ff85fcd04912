// Where in the repository the work goes on.
import type { CommitFact } from '../../domain/fact.js';
import { defineInsight, localTimeOf, perCommit } from '../define-insight.js';
import { isForeign } from '../path-class.js';
import { tallyOf } from '../quantile.js';

const MOST_FOLDERS = 12;
const LEAST_COMMITS = 10;

/** The upper two folders of each file: `src/cli/`. */
const foldersOf = perCommit(({ files }: CommitFact): readonly string[] => {
  const folders = files
    .filter(({ path }) => path.includes('/') && !isForeign(path))
    .map(({ path }) => `${path.split('/').slice(0, -1).slice(0, 2).join('/')}/`);
  return [...new Set(folders)];
});

export const folderShare = defineInsight({
  name: 'folder-share',
  summary: 'Work moved to another part of the repository.',
  unit: 'commits',
  scale: 'percent',
  least: 15,
  subject: 'folder',
  subjectsOf: (commits) =>
    tallyOf(commits.flatMap(foldersOf))
      .filter(([, count]) => count >= LEAST_COMMITS)
      .slice(0, MOST_FOLDERS)
      .map(([folder]) => folder),
  unitsOf: (commits, subjects) =>
    commits.map((commit) => {
      const folders = foldersOf(commit);
      return {
        at: localTimeOf(commit),
        commits: [commit.hash],
        counts: subjects.map((folder) => Number(folders.includes(folder))),
        outOf: subjects.map(() => 1),
      };
    }),
  say: ({ folder, before, after }) => `${after} % of your commits touch ${folder}, ${before} % before`,
});
