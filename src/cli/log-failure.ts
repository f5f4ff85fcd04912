// A failure of a command, into the diagnostic log. Loaded only when there is one.
import { catalogue } from '../analytics/catalogue.js';
import { loadCompiled } from '../config/load-compiled.js';
import { createSettingTable } from '../config/settings.js';
import { CraftNudgeError } from '../domain/failure.js';
import { log, toldOf } from '../recorder/diagnostics.js';
import { type DataDirectory, openDataDirectory } from '../store/data-directory.js';
import type { CommandContext } from './command.js';

export async function logFailure(
  { env }: Pick<CommandContext, 'env'>,
  thrown: unknown,
  command?: string,
): Promise<void> {
  const data = dataIn(env);
  if (data === undefined) return;
  const table = createSettingTable(catalogue);
  const { settings } = await loadCompiled({ env, table, dataRoot: data.root, repositoryTop: null });
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
