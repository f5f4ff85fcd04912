// `craftnudge track`: commits into the journal by hand. An import never makes a nudge.
import { resolveCommit, resolveRange, type HistoryRange } from '../capture/revisions.js';
import { readCommits } from '../capture/read-commits.js';
import { importAll, importRange, type Import, type ImportOutcome } from '../recorder/import-history.js';
import type { Placed } from '../recorder/place-recorder.js';
import { countText } from '../report/figures.js';
import { audited } from '../services/audited.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { openHouse, openPlaceOf, takeUpWork, wrongUsage, type House } from './house.js';
import { createProgress } from './progress.js';
import { parseWhen } from './when.js';
import { safeJson } from './print-page.js';

export async function run(context: CommandContext, input: CommandInput): Promise<ExitCode> {
  const house = openHouse(context);
  const placed = await openPlaceOf(house, context, input);
  await takeUpWork(house);
  const outcome = await track(house, placed, { context, input });
  if (outcome.added > 0) house.recorder.outdate(placed);
  context.print(input.options['json'] === true ? safeJson(outcome) : outcomeText(outcome));
  return 0;
}

interface Asked {
  readonly context: CommandContext;
  readonly input: CommandInput;
}

async function track(house: House, placed: Placed, { context, input }: Asked): Promise<ImportOutcome> {
  const range = await rangeOf(placed, input);
  const scope = range === 'all' ? 'all' : range === 'one' ? 'commit' : 'range';
  const asked = { operation: 'track', details: { scope, repository: placed.repository.id } } as const;
  return audited(context, asked, async (tell) => {
    const outcome =
      range === 'one'
        ? await trackOne(house, placed, input.arguments[0] ?? 'HEAD')
        : await importHistory(house, placed, { context, range });
    const { total: commits, added, redacted } = outcome;
    tell({ commits, added, redacted });
    return outcome;
  });
}

/** The whole history, or a part of it, with progress on a terminal. */
export async function importHistory(
  { stores, recorder }: House,
  placed: Placed,
  { context, range }: { readonly context: CommandContext; readonly range: HistoryRange | 'all' },
): Promise<ImportOutcome> {
  const bar = createProgress(context, 'history');
  const describe = await recorder.describe(placed.repository, 'track');
  const job: Omit<Import, 'range'> = {
    ...placed,
    describe,
    stores,
    progress: ({ done, total }) => bar.show(done, total),
  };
  try {
    return range === 'all' ? await importAll(job) : await importRange({ ...job, range });
  } finally {
    bar.end();
  }
}

async function rangeOf(
  { git }: Placed,
  { arguments: [commit], options }: CommandInput,
): Promise<HistoryRange | 'all' | 'one'> {
  const since = parseWhen(options['since'], '--since');
  const until = parseWhen(options['until'], '--until');
  const dates = { ...(since === undefined ? {} : { since }), ...(until === undefined ? {} : { until }) };
  const isDated = since !== undefined || until !== undefined;
  const range = options['range'];
  const asked = [commit, range, options['all'] === true ? 'all' : undefined].filter((one) => one !== undefined);
  if (asked.length > 1) throw wrongUsage('give one of a commit, --range or --all');
  if (typeof range === 'string') return { ...(await resolveRange(git, range)), ...dates };
  if (options['all'] === true && !isDated) return 'all';
  return isDated ? { include: [await resolveCommit(git, commit ?? 'HEAD')], ...dates } : 'one';
}

async function trackOne(
  { stores, recorder }: House,
  { git, repository }: Placed,
  name: string,
): Promise<ImportOutcome> {
  const hash = await resolveCommit(git, name);
  if (stores.journal.has(hash)) return { total: 0, added: 0, redacted: 0 };
  const records = await readCommits(git, [hash], await recorder.describe(repository, 'track'));
  const added = stores.journal.append(records);
  return { total: 1, added: added.length, redacted: added.reduce((sum, { redacted = 0 }) => sum + redacted, 0) };
}

function outcomeText({ total, added, redacted }: ImportOutcome): string {
  if (total === 0) return 'nothing new: everything asked for is recorded already';
  const masked = redacted === 0 ? '' : `, ${redacted} secret${redacted === 1 ? '' : 's'} masked`;
  return `${countText(added)} commit${added === 1 ? '' : 's'} recorded${masked}`;
}
