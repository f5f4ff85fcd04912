// A failure of a command or a route, into the diagnostic log. Loaded only when there is one.
import { loadCompiled } from '../config/load-compiled.js';
import { CraftNudgeError } from '../domain/failure.js';
import { log, toldOf } from '../recorder/diagnostics.js';
import { settingTable } from '../recorder/setting-table.js';
import { type DataDirectory, openDataDirectory } from '../store/data-directory.js';
import type { Doorway } from './house.js';

export async function logFailure({ env }: Pick<Doorway, 'env'>, thrown: unknown, command?: string): Promise<void> {
  const data = dataIn(env);
  if (data === undefined) return;
  const { settings } = await loadCompiled({ env, table: settingTable, dataRoot: data.root, repositoryTop: null });
  log(data, settings.log.level, { part: 'cli', ...(command === undefined ? {} : { command }), ...toldOf(thrown) });
}

/** Where there is none that can be used, that is what the failure was about. */
function dataIn(env: NodeJS.ProcessEnv): DataDirectory | undefined {
  try {
    return openDataDirectory(env);
  } catch (cause) {
    if (cause instanceof CraftNudgeError) return undefined;
    throw cause;
  }
}
