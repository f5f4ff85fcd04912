// Row 11: habits on one more commit, after a short and a very long history: it must make no difference.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { inBenchWorld } from '../bench-world.mjs';
import { bundle } from '../bundle.mjs';
import { overRounds, takeRounds, timeCommand } from '../measure.mjs';
import { atMost, noBar, result } from '../result.mjs';
import { spreadOf } from '../spread.mjs';

const program = join(import.meta.dirname, '../live-step.mjs');
const ANALYTICS = `export { createHabitWatch } from './src/recorder/habit-watch.js';
export { createHabitFold } from './src/analytics/habit-fold.js';
export { createTimeline } from './src/analytics/timeline.js';
export { baseLengthOf, edgeOf, emptySnapshot } from './src/analytics/timeline-snapshot.js';
export { packingOf } from './src/analytics/packed-fact.js';
export { factOf } from './src/analytics/fact-of.js';
export { earnedHabits } from './src/analytics/habits/earned.js';
export { keepStates } from './src/analytics/kept-states.js';
export { logOf } from './src/analytics/recent-log.js';
export { readParts, writeParts } from './src/store/part-file/part-file.js';`;
/** Of the earned kinds all have their gate open: the most that they can cost. To fold them over a million takes too long. */
const KINDS = [
  { kind: 'habits', name: 'habits', sizes: [1000, 100_000, 1_000_000], rounds: 7 },
  { kind: 'earned', name: 'earned kinds', sizes: [1000, 100_000], rounds: 3 },
];

export const row = {
  number: 11,
  title: 'habits on one more commit, after a long history against 1,000 commits',
  async measure({ rounds, quick }) {
    return inBenchWorld({}, async (world) => {
      const run = await stepper(world);
      const sizesOf = ({ sizes }) => (quick ? [1000, 2000] : sizes);
      await Promise.all(KINDS.map((one) => run('make', one.kind, ...sizesOf(one))));
      const results = [];
      for (const { kind, name, ...usual } of KINDS) {
        const sizes = sizesOf(usual);
        const variants = Object.fromEntries(sizes.map((size) => [size, () => run('step', kind, size)]));
        results.push(...compare(name, sizes, await takeRounds(rounds(usual.rounds), variants)));
      }
      return results;
    });
  },
};

async function stepper(world) {
  const analytics = await bundle(ANALYTICS, join(world.root, 'analytics.mjs'));
  const folder = join(world.root, 'kept');
  mkdirSync(folder);
  return async (mode, ...more) => {
    const command = [process.execPath, program, mode, analytics, folder, ...more.map(String)];
    return JSON.parse((await timeCommand(command, { cwd: world.root, env: world.env })).stdout);
  };
}

function compare(name, [shortest, ...longer], taken) {
  const middle = (size, field) => overRounds(taken, (round) => round[size][field]).median;
  const against = (size, field) => overRounds(taken, (round) => round[size][field] / round[shortest][field]);
  const line = (size, { field, what, bar, textOf }) =>
    result({
      what: `${name}, ${size.toLocaleString('en')}: ${what}`,
      bar,
      measured: against(size, field).median,
      note: `${spreadOf(against(size, field))}; ${textOf(middle(size, field))}, after 1,000 ${textOf(middle(shortest, field))}`,
    });
  return longer.flatMap((size) => FIGURES.map((figure) => line(size, figure)));
}

const FIGURES = [
  { field: 'cpuMs', what: 'CPU', bar: atMost(1.2), textOf: (value) => `${value.toFixed(2)} ms` },
  { field: 'peakMb', what: 'memory', bar: atMost(1.2), textOf: (value) => `${value.toFixed(0)} MB` },
  { field: 'bytes', what: 'what is kept', bar: noBar(), textOf: (value) => `${(value / 1024).toFixed(0)} KB` },
];
