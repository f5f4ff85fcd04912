// The key of launch codes: made anew by each server, readable by its owner alone. Whoever reads it may open a session.
import { randomBytes } from 'node:crypto';
import type { Stores } from '../../recorder/stores.js';

const FILE = ['secrets', 'launch-key.json'] as const;
const KEY_BYTES = 32;

interface LaunchKeyFile {
  readonly v: 1;
  /** 64 hex digits. */
  readonly key: string;
}

/** Codes that were made for an earlier server are void. */
export function renewLaunchKey({ save }: Pick<Stores, 'save'>): Buffer {
  const key = randomBytes(KEY_BYTES);
  save({ v: 1, key: key.toString('hex') } satisfies LaunchKeyFile, ...FILE);
  return key;
}

/** Undefined where no server has ever run. */
export function readLaunchKey({ load }: Pick<Stores, 'load'>): Buffer | undefined {
  const kept = load(...FILE) as LaunchKeyFile | undefined;
  return kept === undefined ? undefined : Buffer.from(kept.key, 'hex');
}
