// Needs another look: how well the ranker tells commits that are later corrected from those that are not.
import { countFigure, defineSection, numberFigure, shareFigure } from '../define-section.js';
import { measureRanker } from '../measure-ranker.js';

export const risk = defineSection({
  name: 'risk',
  title: 'Needs another look: corrected by a small fix within 30 days, or reverted',
  note: 'Ranked over all commits of code after the first 200. "@5 %": of the 5 % that rank highest.',
  figures: [
    countFigure('commits', 'commits of code'),
    shareFigure('base', 'of all of them'),
    numberFigure('area', 'AUC'),
    numberFigure('areaByLines', 'AUC, lines added'),
    numberFigure('areaByFixes', 'AUC, recent fixes of the files'),
    shareFigure('at5', 'right @5 %'),
    shareFigure('at5ByLines', 'right @5 %, lines added'),
    shareFigure('at5ByFixes', 'right @5 %, recent fixes'),
    shareFigure('at2', 'right @2 %'),
    numberFigure('calibration', 'calibration error'),
  ],
  measure: (history) =>
    measureRanker(history, { model: history.weights.risk, happened: ({ risk: corrected }) => corrected }),
});
