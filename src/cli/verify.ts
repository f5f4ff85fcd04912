// `craftnudge verify`: every record of every log against its check.
import { forgetImports } from '../recorder/import-history.js';
import { openStores } from '../recorder/stores.js';
import type { VerifyReport } from '../store/verify-file.js';
import { manyText } from '../report/figures.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { verifyAll } from './verify-all.js';
import { safeJson } from './print-page.js';

export async function run(context: CommandContext, { options }: CommandInput): Promise<ExitCode> {
  const { env, print } = context;
  const stores = openStores(env);
  const report = verifyAll(context, stores.data);
  if (!report.intact) forgetImports(stores);
  if (options['json'] === true) print(safeJson(report));
  else print(verifyText(report));
  return report.intact ? 0 : 1;
}

/** The one log whose damage is evidence, and not repaired. */
const AUDIT = 'audit.jsonl';

function verifyText({ files, damage }: VerifyReport): string {
  const count = files.reduce((sum, file) => sum + file.records, 0);
  if (damage.length === 0) return `${manyText(count, 'record')}, every one as it was written`;
  const parts = damage.map(({ path, from, to, reason }) => `  ${path} bytes ${from} to ${to}: ${reason}`);
  const isStore = damage.some(({ path }) => !path.endsWith(AUDIT));
  const isAudit = damage.some(({ path }) => path.endsWith(AUDIT));
  const next =
    'readers pass over them; commits that git still has come back, in their repository, with: craftnudge track --all\nto take the damaged bytes out as well: craftnudge repair';
  return [
    `${manyText(count, 'record is', 'records are')} whole, ${manyText(damage.length, 'part is', 'parts are')} damaged:`,
    ...parts,
    ...(isStore ? [next] : []),
    ...(isAudit ? ['what was done here cannot be vouched for from there on; see: craftnudge audit verify'] : []),
  ].join('\n');
}
