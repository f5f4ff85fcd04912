// The three signs that need no model: what follows them, and how many times as often as among commits alike but for the
// sign (same author, same third of size).
import { countFigure, defineSection, type Measured, ratioFigure, shareFigure } from '../define-section.js';
import { measureSign } from '../measure-sign.js';

const SIGNS = [
  { kind: 'wide-batch', label: 'wide batch', outcome: 'risk', follows: 'later fixed' },
  { kind: 'fix-loop', label: 'fix loop', outcome: 'rework', follows: 'reworked' },
  { kind: 'hot-file', label: 'hot file and big', outcome: 'risk', follows: 'later fixed' },
] as const;

export const signs = defineSection({
  name: 'signs',
  title: 'Signs without a model: what follows them',
  note: 'Times as often: pooled over strata of the same author and size. Rework is asked of commits with a next one within 24 h.',
  figures: SIGNS.flatMap(({ kind, label, follows }) => [
    countFigure(`${kind}.n`, `${label}: n`),
    shareFigure(`${kind}.share`, `${label}: of commits`),
    shareFigure(`${kind}.with`, `${label}: ${follows}`),
    shareFigure(`${kind}.without`, 'without the sign'),
    ratioFigure(`${kind}.ratio`, 'times as often'),
  ]),
  measure: (history) =>
    Object.assign(
      {},
      ...SIGNS.map(({ kind, outcome }) => named(kind, measureSign(history, { kind, outcome }))),
    ) as Measured,
});

function named(kind: string, figures: Measured): Measured {
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [`${kind}.${name}`, value]));
}
