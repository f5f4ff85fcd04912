// The address that lets a browser in: good once, for a minute. It is made here and asked of nobody, so that nothing secret is
// sent to a port that somebody else might have taken.
import { CraftNudgeError } from '../domain/failure.js';
import { makeLaunchCode } from '../gateway/access/launch-codes.js';
import type { Stores } from '../recorder/stores.js';
import { readLaunchKey } from '../services/access/launch-key.js';

/** `url` is where the server of this data directory listens, without a path. */
export function launchUrlFrom({ url }: { readonly url: string }, stores: Pick<Stores, 'load'>): string {
  const key = readLaunchKey(stores);
  if (key === undefined) throw new CraftNudgeError('SERVICE_MISSING', { service: 'gateway' });
  return `${url}/launch?code=${makeLaunchCode(key, Date.now())}`;
}
