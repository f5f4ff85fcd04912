// A file that came to be in many of one's commits.
import { defineInsight, localTimeOf, perCommit } from '../define-insight.js';
import { codeFilesOf } from '../own-size.js';
import { tallyOf } from '../quantile.js';

const MOST_FILES = 20;
const LEAST_COMMITS = 8;
const filesOf = perCommit(codeFilesOf);

export const hotspot = defineInsight({
  name: 'hotspot',
  summary: 'A file came to be in many commits.',
  unit: 'commits',
  scale: 'percent',
  least: 10,
  rises: true,
  subject: 'file',
  subjectsOf: (commits) =>
    tallyOf(commits.flatMap(filesOf))
      .filter(([, count]) => count >= LEAST_COMMITS)
      .slice(0, MOST_FILES)
      .map(([path]) => path),
  unitsOf: (commits, subjects) =>
    commits.map((commit) => {
      const files = filesOf(commit);
      return {
        at: localTimeOf(commit),
        commits: [commit.hash],
        counts: subjects.map((path) => Number(files.includes(path))),
        outOf: subjects.map(() => 1),
      };
    }),
  say: ({ file, before, after }) => `${file} is in ${after} % of your commits, in ${before} % before`,
});
