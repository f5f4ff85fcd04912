// Missing companion: how often the file that is thought of comes, how much of that would not have come anyway, and the same
// by rules that need no training.
import { measureCompanion } from '../companion.js';
import {
  countFigure,
  defineSection,
  type FigureKind,
  type Measured,
  numberFigure,
  pooledFigure,
  shareFigure,
} from '../define-section.js';

/** What commits can be ranked by; the first three are the model's, the others need none. */
const RANKINGS = [
  { by: 'worth', label: 'as it chooses' },
  { by: 'chance', label: 'by chance alone' },
  { by: 'gain', label: 'by gain alone' },
  { by: 'confidence', label: 'largest confidence' },
  { by: 'hot', label: "author's hot files" },
  { by: 'recent', label: "author's recent files" },
  { by: 'lag', label: 'what came after before' },
] as const;

const POLICIES = [
  { policy: 'policy', label: 'said' },
  { policy: 'wide', label: 'said more freely' },
] as const;

export const companion = defineSection({
  name: 'companion',
  title: 'Missing companion: the same author touches the file within 24 hours',
  note: 'Files that lay fresh: not touched by the author the day before. "@2 %": the best file of each of the 2 % of commits that rank highest. Lift: less what like commits of the author let expect. Said: under the budget. Live: once at least 15 were judged and half of them right.',
  figures: [
    countFigure('commits', 'commits looked at'),
    shareFigure('base', 'of all files thought of'),
    ...rankingFigures('day@2', 'within 24 h @2 %', shareFigure),
    ...rankingFigures('day@5', 'within 24 h @5 %', shareFigure),
    ...rankingFigures('next3@2', 'within 3 commits @2 %', shareFigure),
    ...rankingFigures('next3@5', 'within 3 commits @5 %', shareFigure),
    ...rankingFigures('lift@2', 'lift @2 %', numberFigure),
    shareFigure('hidden@10', 'hidden file found @10 %'),
    shareFigure('hiddenMean@10', 'hidden file @10 %: mean co-change'),
    shareFigure('hidden@30', 'hidden file found @30 %'),
    shareFigure('hiddenMean@30', 'hidden file @30 %: mean co-change'),
    ...POLICIES.flatMap(policyFigures),
    countFigure('omissions.n', 'confessed omissions: n'),
    pooledFigure('omissions@3', 'confessed omissions: among the first 3', 'omissions.n'),
  ],
  measure: ({ facts, companion: weights }): Measured => {
    const measured = measureCompanion(facts, weights);
    if ((measured['commits'] ?? 0) < LEAST_COMMITS) return { commits: measured['commits'] ?? 0 };
    const known = companion.figures.map(({ name }) => [name, measured[name] ?? null]);
    return Object.fromEntries(known) as Measured;
  },
});

/** Of fewer, two in a hundred are no measure. */
const LEAST_COMMITS = 100;

/** Baselines stand beside the model, question by question. */
function rankingFigures(
  question: string,
  asked: string,
  figure: (name: string, label: string) => FigureKind,
): readonly FigureKind[] {
  return RANKINGS.map(({ by, label }) => figure(`${by}.${question}`, `${asked}: ${label}`));
}

function policyFigures({ policy, label }: (typeof POLICIES)[number]): readonly FigureKind[] {
  return [
    shareFigure(`${policy}.said`, `${label}: of commits`),
    shareFigure(`${policy}.right`, `${label}: right`),
    numberFigure(`${policy}.lift`, `${label}: lift`),
    countFigure(`${policy}.gated`, `${label}, live: n`),
    pooledFigure(`${policy}.gatedRight`, `${label}, live: right`, `${policy}.gated`),
  ];
}
