// Needs another look: how well the ranker tells commits that are later corrected from those that are not.
import { defineSection } from '../define-section.js';
import { measureRanker, rankerFigures } from '../measure-ranker.js';

export const risk = defineSection({
  name: 'risk',
  title: 'Needs another look: corrected by a small fix within 30 days, or reverted',
  note: 'Over all commits of code but the first ones. "@5 %": among the 5 % that rank highest.',
  figures: rankerFigures,
  measure: (history) =>
    measureRanker(history, { model: history.weights.risk, happened: ({ risk: corrected }) => corrected }),
});
