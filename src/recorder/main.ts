// What the hook starts: takes the spool, says what is due, and goes. One for the user; silent; whatever is wrong with
// the world is kept in `state/problems.json` for status and doctor.
import { join } from 'node:path';
import { epochOf, systemClock } from '../domain/instant.js';
import { tryLock } from '../store/lock.js';
import { isWanted, log } from './diagnostics.js';
import { live } from './lifetime.js';
import { forgetProblems, keepProblem } from './problems.js';
import { createRecorder, type Recorder } from './recorder.js';
import { openStores, type Stores } from './stores.js';
import { wakeAt } from './wake.js';

process.on('SIGHUP', () => undefined); // node resets an inherited "ignore": the terminal may close, we go on

/** What is known of the settings when something goes wrong. */
interface Known {
  /** The setting `log.level`. */
  level: string;
}

async function run(stores: Stores, env: NodeJS.ProcessEnv, known: Known): Promise<void> {
  const { data } = stores;
  let troubled = false;
  const report = (problem: Error): void => {
    troubled = true;
    keepProblem(stores, problem, known.level);
  };
  const recorder = createRecorder({ env, stores, report, background: true });
  const settings = await recorder.settingsAt(null);
  known.level = settings.log.level;
  const tellRun = watchRun(stores, recorder, known);
  data.ensure('state');
  const lived = await live({
    root: data.root,
    spool: data.resolve('spool'),
    pidFile: data.resolve('state', 'recorder.pid'),
    tryLock: () => tryLock(data.resolve('state', 'recorder.lock')),
    lingerMs: settings.record.linger * 1000,
    hasWork: () => recorder.hasWork(),
    drain: async () => {
      await recorder.drain();
      await recorder.review();
    },
  });
  if (lived && !troubled) forgetProblems(stores);
  if (lived) tellRun();
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

/** What one life of the recorder did, for the log. */
function watchRun({ data }: Stores, { bus }: Recorder, { level }: Known): () => void {
  if (!isWanted('info', level)) return () => undefined;
  const started = process.hrtime.bigint(); // `performance` would load a module of its own: 1.4 ms of every commit
  let commits = 0;
  bus.subscribe('commit.recorded', 'log', () => void (commits += 1));
  return () => {
    const ms = (process.hrtime.bigint() - started) / 1_000_000n;
    log(data, level, { part: 'recorder', level: 'info', message: `${commits} commit(s) recorded in ${ms} ms` });
  };
}

/** Beside this file: what hooks start, which starts this with its compiled code. */
const recorderPath = (): string => join(import.meta.dirname, 'recorder.cjs');

async function main(): Promise<void> {
  const known = { level: 'warn' };
  try {
    const stores = openStores(process.env);
    await run(stores, process.env, known).catch((thrown: unknown) => {
      process.exitCode = 1;
      keepProblem(stores, thrown instanceof Error ? thrown : new Error(String(thrown)), known.level);
    });
  } catch {
    process.exitCode = 1; // the disk fails even those who would say so; spool and reflog still hold the work
  }
}

void main();
