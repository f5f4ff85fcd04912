// A repository's file is written by others: data only, and it may only make CraftNudge quieter or move thresholds.
// Whatever else it says is left out, with one notice a file.
import { realpathSync } from 'node:fs';
import type { SettingTable } from '../domain/setting.js';
import { checkEntry } from './check-layer.js';
import { quoteKey, shortPath } from './expectation.js';
import type { Place, Reading } from './layer.js';
import { type Entry, flatten } from './nest.js';
import { readSource } from './read-source.js';
import { type Environment, homeOf, repositoryFiles, userFiles } from './source-files.js';

export async function readRepositoryFile({ env, table, repositoryTop }: Place): Promise<Reading> {
  for (const path of repositoryFiles(repositoryTop)) {
    const source = shortPath(path, homeOf(env));
    const read = await readSource(path, repositoryTop ?? undefined);
    if (read.state === 'absent' || isUserFile(path, env)) continue;
    if (read.state === 'refused')
      return { layers: [], problems: [], notices: [`${source} ${read.reason}; it is left out`] };
    return sift(
      flatten(read.data, (key) => Object.hasOwn(table, key)),
      source,
      table,
    );
  }
  return { layers: [], problems: [], notices: [] };
}

/** A home that is a work tree itself: `~/.craftnudgerc` is the user's own, whatever directory we are in. */
function isUserFile(path: string, env: Environment): boolean {
  return userFiles(env).some((own) => own === path || realPath(own) === realPath(path));
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path; // not there: no two names of one file
  }
}

const MOST_NAMED = 5;

function sift(entries: readonly Entry[], source: string, table: SettingTable): Reading {
  const judged = entries.map((entry) => ({ entry, reason: refusalOf(entry, table) }));
  const refused = judged.filter(({ reason }) => reason !== undefined);
  const named = refused.slice(0, MOST_NAMED).map(({ entry, reason }) => `${quoteKey(entry.key)} (${reason})`);
  const rest = refused.length > MOST_NAMED ? ` and ${refused.length - MOST_NAMED} more` : '';
  return {
    layers: [
      {
        layer: 'repository file',
        source,
        entries: judged.filter(({ reason }) => reason === undefined).map(({ entry }) => entry),
      },
    ],
    problems: [],
    notices: refused.length === 0 ? [] : [`${source}: left out ${named.join(', ')}${rest}`],
  };
}

function refusalOf(entry: Entry, table: SettingTable): string | undefined {
  const setting = Object.hasOwn(table, entry.key) ? table[entry.key] : undefined;
  if (setting !== undefined && setting.repository !== true) return 'only your own settings may say this';
  const checked = checkEntry(entry, table);
  if (!checked.ok) return checked.reason;
  return checked.value === true ? 'a repository may only switch this off' : undefined;
}
