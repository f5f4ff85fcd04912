// What most commands start with: the stores of this user, the recorder's parts, and the repository they are asked about.
import { isAbsolute, join } from 'node:path';
import { CraftNudgeError } from '../domain/failure.js';
import { packageRoot, createRecorder, type Recorder } from '../recorder/recorder.js';
import { hasAnswers } from '../recorder/answers.js';
import { log, toldOf } from '../recorder/diagnostics.js';
import { finishErasures } from '../recorder/erasing.js';
import { live } from '../recorder/lifetime.js';
import type { Placed } from '../recorder/place-recorder.js';
import { openStores, type Stores } from '../recorder/stores.js';
import { tryLock } from '../store/lock.js';
import type { CommandContext, CommandInput } from './command.js';

export interface House {
  readonly stores: Stores;
  readonly recorder: Recorder;
}

export function openHouse({ env, note }: CommandContext): House {
  const stores = openStores(env);
  const report = (problem: Error): void => {
    note(`craftnudge: ${problem.message}`);
    log(stores.data, recorder.settingsOf().log.level, { part: 'recorder', ...toldOf(problem) });
  };
  const recorder = createRecorder({ env, stores, report });
  return { stores, recorder };
}

/** Takes up what hooks have left: every reading command does, so that it never answers from yesterday. */
export async function takeUpWork({ stores, recorder }: House): Promise<void> {
  const { data } = stores;
  finishErasures(stores);
  if (!recorder.hasWork() && !hasAnswers(data.resolve('spool'))) return;
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

/** The directory that a command is about. */
export function placeOf(
  { cwd }: CommandContext,
  { options }: CommandInput,
): { readonly cwd: string; readonly named: boolean } {
  const given = options['repo'];
  if (typeof given !== 'string') return { cwd, named: false };
  return { cwd: isAbsolute(given) ? given : join(cwd, given), named: true };
}

export async function openPlaceOf(house: House, context: CommandContext, input: CommandInput): Promise<Placed> {
  const { cwd, named } = placeOf(context, input);
  return house.recorder.open({ cwd }, named);
}

/** The recorder that hooks start, and the package it is in. */
export function runtimeOf({ env }: CommandContext, { data }: Stores) {
  const root = packageRoot();
  return {
    dataRoot: data.root,
    packageRoot: root,
    node: process.execPath,
    recorder: join(root, 'dist/recorder.cjs'),
    env,
  };
}

export function wrongUsage(reason: string): CraftNudgeError {
  return new CraftNudgeError('WRONG_USAGE', { reason });
}
