// What commands and services start with: the stores of this user and the recorder's parts.
import { existsSync } from 'node:fs';
import { CraftNudgeError, reasonOf } from '../domain/failure.js';
import { createRecorder, type Recorder } from '../recorder/recorder.js';
import { hasAnswers } from '../recorder/answers.js';
import { log, toldOf } from '../recorder/diagnostics.js';
import { finishErasures } from '../recorder/erasing.js';
import { forgetDeadRecorder, live } from '../recorder/lifetime.js';
import { openStores, type Stores } from '../recorder/stores.js';
import { tryLock } from '../store/lock.js';
import { createRevision, type Revision } from './revision.js';

/** Whose house it is, and where its troubles are told. */
export interface Doorway {
  readonly env: NodeJS.ProcessEnv;
  note(text: string): void;
}

export interface House extends Doorway {
  readonly stores: Stores;
  readonly recorder: Recorder;
  /** Of everything that answers are made from. */
  readonly revision: Revision;
  /** Says what could not be done, here and in the log. */
  tell(problem: Error): void;
}

export function openHouse({ env, note }: Doorway): House {
  const stores = openStores(env);
  const tell = (problem: Error): void => {
    note(`craftnudge: ${problem.message}`);
    log(stores.data, recorder.settingsOf().log.level, { part: 'recorder', ...toldOf(problem) });
  };
  const recorder = createRecorder({ env, stores, report: tell });
  return { env, note, stores, recorder, revision: createRevision({ env, data: stores.data }), tell };
}

/** Trouble of what goes on by itself, where nobody waits to whom it could be thrown. */
export async function tellTrouble({ recorder, tell }: House, thrown: unknown): Promise<void> {
  await recorder.settingsAt(null); // they say how much is logged
  tell(thrown instanceof Error ? thrown : new Error(String(thrown)));
}

/** Takes up what hooks have left: every reading command does, so that it never answers from yesterday. */
export async function takeUpWork(house: House): Promise<void> {
  const { stores, recorder } = house;
  finishErasures(stores);
  if (!recorder.hasWork() && !hasAnswers(stores.data.resolve('spool'))) return forgetDead(stores);
  await unlessUnwritable(house, () => drainHere(house));
}

/** A disk that takes nothing now is told, and the question answered from what is there; what waits is recorded later. */
export async function unlessUnwritable(house: House, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (thrown) {
    const problem = unwritable(thrown, house);
    if (problem === undefined) throw thrown;
    await house.recorder.settingsAt(null); // they say how much is logged
    house.tell(problem);
  }
}

/** The store's own word for it, also where one of node's calls failed. */
function unwritable(thrown: unknown, { stores }: House): CraftNudgeError | undefined {
  if (thrown instanceof CraftNudgeError) return thrown.code === 'STORE_UNWRITABLE' ? thrown : undefined;
  if (!(thrown instanceof Error && 'errno' in thrown)) return undefined;
  const details = { path: stores.data.root, reason: reasonOf(thrown) };
  return new CraftNudgeError('STORE_UNWRITABLE', details, { cause: thrown });
}

/** A recorder that died in a container has left a number which may be a living process's here: hooks would wait for that. */
function forgetDead({ data }: Stores): void {
  const pidFile = data.resolve('state', 'recorder.pid');
  if (existsSync(pidFile)) forgetDeadRecorder(pidFile, () => tryLock(data.resolve('state', 'recorder.lock')));
}

async function drainHere({ stores: { data }, recorder }: House): Promise<void> {
  data.ensure('state');
  const pidFile = data.resolve('state', 'recorder.pid');
  await live({
    root: data.root,
    spool: data.resolve('spool'),
    pidFile,
    tryLock: () => tryLock(data.resolve('state', 'recorder.lock')),
    lingerMs: 0,
    waitForOther: true,
    hasWork: () => recorder.hasWork(),
    drain: () => recorder.drain(),
  });
}
