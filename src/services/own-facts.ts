// What the server rests on, and what it has recorded: for its health and its figures.
import { execFile } from 'node:child_process';
import { accessSync, constants, readFileSync, statfsSync } from 'node:fs';
import { promisify } from 'node:util';
import { reasonOf } from '../domain/failure.js';
import type { Dependency } from '../gateway/contract/health.js';
import type { OwnFacts } from '../gateway/own-facts.js';
import type { House } from './house.js';

type Found = Omit<Dependency, 'name'>;

const MEGABYTE = 1 << 20;
const LITTLE = 100 * MEGABYTE;
const TOO_LITTLE = 10 * MEGABYTE;
const GIT_MS = 5_000;

export function ownFacts(house: House): OwnFacts {
  const examine = async (name: Dependency['name'], look: () => Found | Promise<Found>): Promise<Dependency> => {
    try {
      return { name, ...(await look()) };
    } catch (cause) {
      return { name, status: 'down', detail: reasonOf(cause) };
    }
  };
  return {
    dependencies: () =>
      Promise.all([
        examine('data directory', () => examineData(house)),
        examine('disk space', () => examineSpace(house)),
        examine('git', () => examineGit(house)),
        examine('recorder', () => examineRecorder(house)),
        examine('index', () => examineIndex(house)),
      ]),
    tallies: async () => talliesOf(house),
  };
}

function examineData({ stores: { data } }: House): Found {
  accessSync(data.root, constants.R_OK | constants.W_OK);
  return { status: 'up', detail: 'can be written' };
}

function examineSpace({ stores: { data } }: House): Found {
  const { bavail, bsize } = statfsSync(data.root);
  const free = bavail * bsize;
  const detail = `${Math.floor(free / MEGABYTE)} MB free`;
  if (free < TOO_LITTLE) return { status: 'down', detail };
  return { status: free < LITTLE ? 'degraded' : 'up', detail };
}

async function examineGit({ env }: House): Promise<Found> {
  const { stdout } = await promisify(execFile)('git', ['--version'], { env, timeout: GIT_MS });
  return { status: 'up', detail: stdout.trim() };
}

/** It leaves when there is nothing to do, and the next commit starts it: waiting work without it is what is wrong. */
function examineRecorder({ stores: { data }, recorder }: House): Found {
  if (isAlive(data.resolve('state', 'recorder.pid'))) return { status: 'up', detail: 'at work' };
  if (recorder.hasWork()) return { status: 'degraded', detail: 'work waits for it; run: craftnudge status' };
  return { status: 'up', detail: 'idle, the next commit starts it' };
}

function isAlive(pidFile: string): boolean {
  try {
    return process.kill(Number.parseInt(readFileSync(pidFile, 'utf8'), 10), 0);
  } catch {
    return false;
  }
}

function examineIndex({ stores: { journal } }: House): Found {
  const damaged = journal.damagedParts();
  if (damaged > 0)
    return { status: 'degraded', detail: `${damaged} damaged parts of the journal; run: craftnudge verify` };
  return { status: 'up', detail: 'covers the journal' };
}

function talliesOf({ stores: { journal, ledger } }: House): Awaited<ReturnType<OwnFacts['tallies']>> {
  const last = new Map([...ledger.read()].map(({ nudge, action }) => [nudge, action]));
  const nudges: Record<string, number> = {};
  for (const action of last.values()) nudges[action] = (nudges[action] ?? 0) + 1;
  return { commits: journal.tally().reduce((sum, { commits }) => sum + commits, 0), nudges };
}
