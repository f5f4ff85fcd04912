// The first half of install-hooks: what was done and what a quick look at the history tells, before lines are counted.
import { sentenceText } from './figures.js';
import { wrapWords } from './flow.js';
import { layStep } from './install-page.js';
import { type Paper, plain, printPage } from './line.js';
import type { InstallStep } from './view.js';

export interface FoundView {
  readonly steps: readonly InstallStep[];
  /** Sentences without a full stop. */
  readonly findings: readonly string[];
}

export function renderFoundSoFar({ steps, findings }: FoundView, paper: Paper): string {
  const { columns } = paper;
  const lines = [
    ...steps.flatMap((step) => layStep(step, columns)),
    ...findings.flatMap((finding) => wrapWords(plain(sentenceText(finding)), { columns, indent: 0 })),
  ];
  return printPage(lines, paper);
}
