// What the day's work and an open gate run, and no other commit: judges, records, and the code of earned kinds with their
// models. Loaded when it is needed; in the shipped program a file of its own.
export { enterShadows } from './enter-shadows.js';
export { judgeLedger } from './judge-ledger.js';
export { renewKinds } from './kind-work.js';
export { watchEarned } from './watch-earned.js';
