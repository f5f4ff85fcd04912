// What the hook starts: takes the spool, says what is due, and goes. One for the user; silent; whatever is wrong with
// the world is kept in `state/problems.json` for status and doctor.
import { join } from 'node:path';
import { epochOf, systemClock } from '../domain/instant.js';
import { tryLock } from '../store/lock.js';
import { live } from './lifetime.js';
import { forgetProblems, keepProblem } from './problems.js';
import { createRecorder } from './recorder.js';
import { openStores, type Stores } from './stores.js';
import { wakeAt } from './wake.js';

process.on('SIGHUP', () => undefined); // node resets an inherited "ignore": the terminal may close, we go on

async function run(stores: Stores, env: NodeJS.ProcessEnv): Promise<void> {
  const { data } = stores;
  let troubled = false;
  const report = (problem: Error): void => {
    troubled = true;
    keepProblem(stores, problem);
  };
  const recorder = createRecorder({ env, stores, report });
  const { record } = await recorder.settingsAt(null);
  data.ensure('state');
  const lived = await live({
    root: data.root,
    spool: data.resolve('spool'),
    pidFile: data.resolve('state', 'recorder.pid'),
    tryLock: () => tryLock(data.resolve('state', 'recorder.lock')),
    lingerMs: record.linger * 1000,
    hasWork: () => recorder.hasWork(),
    drain: async () => {
      await recorder.drain();
      await recorder.review();
    },
  });
  if (lived && !troubled) forgetProblems(stores);
  const next = lived ? recorder.desk.nextWake() : undefined;
  if (next === undefined) return;
  const pidFile = data.resolve('state', 'sleeper.pid');
  wakeAt(next, {
    pidFile,
    node: process.execPath,
    recorder: recorderPath(),
    env,
    now: epochOf(systemClock.now()),
  });
}

/** Beside this file: what hooks start, which starts this with its compiled code. */
const recorderPath = (): string => join(import.meta.dirname, 'recorder.cjs');

async function main(): Promise<void> {
  const stores = openStores(process.env);
  try {
    await run(stores, process.env);
  } catch (thrown) {
    keepProblem(stores, thrown instanceof Error ? thrown : new Error(String(thrown)));
    process.exitCode = 1;
  }
}

void main();
