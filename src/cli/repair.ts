// `craftnudge repair`: damaged bytes out of the logs, after a copy of each damaged file was kept beside it.
import { systemClock } from '../domain/instant.js';
import { forgetImports } from '../recorder/import-history.js';
import { openStores } from '../recorder/stores.js';
import type { LogRepair } from '../store/repair-log.js';
import { repairStore, type StoreRepair } from '../store/repair-store.js';
import { manyText } from '../report/figures.js';
import { audited } from '../services/audited.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { safeJson } from './print-page.js';

export async function run(context: CommandContext, { options }: CommandInput): Promise<ExitCode> {
  const stores = openStores(context.env);
  const at = systemClock.now();
  const repair = options['dryRun'] === true ? repairStore(stores.data, { at, dryRun: true }) : await repairTold();
  context.print(options['json'] === true ? safeJson(repair) : repairText(repair));
  return 0;

  function repairTold(): Promise<StoreRepair> {
    return audited(context, { operation: 'repair', details: {} }, (tell) => {
      const done = repairStore(stores.data, { at, dryRun: false });
      tell({ files: done.files.length, parts: done.files.flatMap(({ leftOut }) => leftOut).length });
      if (done.files.length > 0) forgetImports(stores);
      return Promise.resolve(done);
    });
  }
}

const COME_BACK = 'commits that git still has come back, in their repository, with: craftnudge track --all';

function repairText({ dryRun, files, records }: StoreRepair): string {
  if (files.length === 0) return `nothing to repair: ${manyText(records, 'record')}, every one as it was written`;
  const next = dryRun ? 'nothing was changed; do it with: craftnudge repair' : COME_BACK;
  return [
    ...files.flatMap(fileLines),
    `${manyText(records, 'whole record')} ${dryRun ? 'would stay' : 'kept'}`,
    next,
  ].join('\n');
}

function fileLines({ path, copy, leftOut }: LogRepair): readonly string[] {
  const ranges = leftOut.map(({ from, to }) => `  bytes ${from} to ${to} left out`);
  return [path, ...ranges, ...(copy === null ? [] : [`  as it was: ${copy}`])];
}
