// A history with something to learn: one folder whose files are corrected after nearly every change, and others that hardly
// ever are. The same seed gives the same history.
import type { CommitFact } from '../../../../src/domain/fact.js';
import { createRandom } from '../../../../src/analytics/random.js';
import { aFact, DAY, HOUR, MONDAY_NOON } from '../facts.js';

export function madeHistory(seed: number, changes: number): readonly CommitFact[] {
  const random = createRandom(seed);
  const facts: CommitFact[] = [];
  let at = MONDAY_NOON + seed * DAY;
  const add = (subject: string, path: string, insertions: number): void => {
    const number = seed * 100_000 + facts.length + 1;
    facts.push(aFact({ number, at, authoredAt: at, subject, files: [{ path, insertions }] }));
  };
  for (let change = 0; change < changes; change += 1) {
    const isShaky = random() < 0.3;
    const path = `${isShaky ? 'src/shaky' : 'src/firm'}/part${Math.floor(random() * 5)}.ts`;
    at += DAY;
    add('feat: one more thing', path, 5 + Math.floor(random() * 50));
    if (random() < (isShaky ? 0.9 : 0.05)) {
      at += 3 * HOUR;
      add('fix: the thing', path, 2);
    }
  }
  return facts;
}
