// Every kind of nudge: how often it would have seen something, how often it was right, how often that comes true of any
// commit of code, and how often it would have come true of these anyway.
import { codeFilesOf } from '../../own-size.js';
import type { Control } from '../../define-habit.js';
import { anotherLook } from '../../habits/another-look.js';
import { habits } from '../../habits/index.js';
import { shareOf } from '../../quantile.js';
import { defineSection, type Measured, numberFigure, shareFigure } from '../define-section.js';
import type { TestedHistory } from '../tested-history.js';

const kindsTested = [anotherLook, ...habits];

export const kinds = defineSection({
  name: 'kinds',
  title: 'Each kind: seen, right, and expected anyway',
  note: 'Expected anyway: in other commits of the same author within 30 days, and of the same file where a kind is about one.',
  figures: kindsTested.flatMap(({ name, control }) => [
    shareFigure(`${name}.seen`, `${name}: of commits`),
    shareFigure(`${name}.right`, 'right'),
    ...(control === undefined ? [] : [shareFigure(`${name}.base`, 'true of any commit of code')]),
    ...(control === undefined ? [] : [shareFigure(`${name}.expected`, 'expected anyway')]),
    ...(control === undefined ? [] : [numberFigure(`${name}.lift`, 'lift')]),
  ]),
  measure: (history) => {
    const figures = history.replayed().record.flatMap(({ kind, n, rate, control, lift }) => {
      const asked = kindsTested.find(({ name }) => name === kind)?.control;
      const seen = [
        [`${kind}.seen`, shareOf(n, history.commits.length)],
        [`${kind}.right`, rate],
      ];
      if (asked === undefined) return seen;
      const base = baseOf(history, asked);
      return [...seen, [`${kind}.base`, base], [`${kind}.expected`, control], [`${kind}.lift`, lift]];
    });
    return Object.fromEntries(figures) as Measured;
  },
});

/** Of every commit of code; of its first file, where the question is about one. */
function baseOf(history: TestedHistory, { outcome }: Control): number | null {
  const later = history.later();
  const verdicts = history.commits
    .filter(({ codeExtensions }) => codeExtensions > 0)
    .map((commit) => outcome(commit, codeFilesOf(commit)[0], later))
    .filter((verdict) => verdict !== 'open');
  return verdicts.length === 0
    ? null
    : shareOf(verdicts.filter((verdict) => verdict === 'hit').length, verdicts.length);
}
