// An earned habit as small as can be: says of every change in hot/ that its file will be touched again within a day.
import type { CommitFact } from '../../src/domain/fact.js';
import type { Verdict } from '../../src/domain/observation.js';
import { integer } from '../../src/domain/setting.js';
import { defineHabit, type Habit } from '../../src/analytics/define-habit.js';
import { type LaterFacts, verdictOf } from '../../src/analytics/later-facts.js';

const DAY = 86_400;

interface State {
  readonly seen: number;
}

export const touchAgain: Habit = defineHabit({
  name: 'touch-again',
  tier: 'earned',
  model: 'test-1',
  summary: 'A file that you will touch again within a day.',
  evidence: 'made for tests',
  settings: { least: integer({ default: 3, min: 1, max: 9, help: 'Speak only after so many commits.' }) },
  start: (): State => ({ seen: 0 }),
  step: ({ seen }: State, fact, { settings }) => {
    const state = { seen: seen + 1 };
    const file = fact.files.find(({ path }) => path.startsWith('hot/'))?.path;
    if (file === undefined || seen < settings.least) return { state };
    return { state, sighting: { evidence: { file, n: seen }, n: seen } };
  },
  judge: ({ observation, commit }, later) => {
    const hit = touchedAgain(commit, String(observation.evidence['file']), later);
    return { hit, followed: hit };
  },
  control: { outcome: (commit, _, later) => touchedAgain(commit, commit.files[0]?.path, later) },
});

function touchedAgain(commit: CommitFact, file: string | undefined, later: LaterFacts): Verdict {
  const next = later.ownWithin(commit, DAY);
  const again = next.some(({ files }) => files.some(({ path }) => path === file));
  return verdictOf(again, later.now > commit.at + DAY);
}
