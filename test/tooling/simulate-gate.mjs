// node test/tooling/simulate-gate.mjs [SEED]
// How often a kind of a known true rate goes live within 200 matured predictions, of 1,000 runs, through the gate itself.
// The last lines: a kind that is right often, but no more often than any commit of that person would be.
import { importSources } from './import-sources.mjs';

const { simulateGates } = await importSources(`export { simulateGates } from './test/support/simulated-gate.ts';`);

const RUNS = 1000;
const PREDICTIONS = 200;
const seed = Number(process.argv[2] ?? 1);
const rows = [
  ...[0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7].map((rate) => ({ rate, anyway: 0.3 })),
  { rate: 0.5, anyway: 0.5 },
  { rate: 0.65, anyway: 0.65 },
];
console.log(`${RUNS} runs of ${PREDICTIONS} predictions each, seed ${seed}`);
console.log('true rate   anyway   went live   predictions until then, median');
for (const { rate, anyway } of rows) {
  const { live, medianWait } = simulateGates({ rate, anyway, runs: RUNS, predictions: PREDICTIONS, seed });
  const cells = [
    rate.toFixed(2).padStart(9),
    anyway.toFixed(2).padStart(8),
    `${(100 * live).toFixed(1)} %`.padStart(11),
  ];
  console.log(`${cells.join(' ')}   ${medianWait ?? '–'}`);
}
