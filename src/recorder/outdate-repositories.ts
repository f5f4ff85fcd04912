// Facts came from elsewhere, also older ones: what was derived of these repositories is made again by whoever needs it.
import { rmSync } from 'node:fs';
import type { Stores } from './stores.js';

export function outdateRepositories({ data }: Stores, repositories: Iterable<string>): void {
  for (const id of repositories) {
    if (/^[\w-]+$/.test(id)) rmSync(data.resolve('index', `habits-${id}.parts`), { force: true });
  }
  rmSync(data.resolve('state', 'daily.json'), { force: true });
}
