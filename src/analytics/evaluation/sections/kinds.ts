// Every kind of nudge: how often it would have seen something, how often it was right, and how often that would have
// happened anyway.
import { anotherLook } from '../../habits/another-look.js';
import { habits } from '../../habits/index.js';
import { shareOf } from '../../quantile.js';
import { defineSection, type Measured, numberFigure, shareFigure } from '../define-section.js';

export const kinds = defineSection({
  name: 'kinds',
  title: 'Each kind: seen, right, and expected anyway',
  note: 'Expected: in other commits of the same author within 30 days, and of the same file where a kind is about one.',
  figures: [anotherLook, ...habits].flatMap(({ name }) => [
    shareFigure(`${name}.seen`, `${name}: of commits`),
    shareFigure(`${name}.right`, 'right'),
    shareFigure(`${name}.expected`, 'expected anyway'),
    numberFigure(`${name}.lift`, 'lift'),
  ]),
  measure: (history) => {
    const figures = history.replayed().record.flatMap(({ kind, n, rate, control, lift }) => [
      [`${kind}.seen`, shareOf(n, history.commits.length)],
      [`${kind}.right`, rate],
      [`${kind}.expected`, control],
      [`${kind}.lift`, lift],
    ]);
    return Object.fromEntries(figures) as Measured;
  },
});
