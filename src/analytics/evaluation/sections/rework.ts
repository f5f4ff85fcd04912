// Rework: how well the ranker tells commits that their author corrects within the day.
import { defineSection, numberFigure, shareFigure } from '../define-section.js';
import { measureRanker, rankerFigures } from '../measure-ranker.js';
import { nextWithinDay } from '../opportunity.js';

export const rework = defineSection({
  name: 'rework',
  title: 'Rework: the same author corrects a file of it within 24 hours',
  note: 'Much of it is whether an author comes back within the day at all: "given a next commit" looks at those alone.',
  figures: [
    ...rankerFigures,
    shareFigure('givenBase', 'given a next commit: of all'),
    numberFigure('givenArea', 'given a next commit: AUC'),
    shareFigure('givenAt5', 'given a next commit: right @5 %'),
  ],
  measure: (history) => {
    const question = { model: history.weights.rework, happened: ({ rework: again }: { rework: number }) => again };
    const hasNext = nextWithinDay(history.commits);
    const given = measureRanker(history, { ...question, only: ({ fact }) => hasNext.has(fact.hash) });
    return {
      ...measureRanker(history, question),
      givenBase: given['base'] ?? null,
      givenArea: given['area'] ?? null,
      givenAt5: given['at5'] ?? null,
    };
  },
});
