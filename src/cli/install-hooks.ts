// `craftnudge install-hooks`: hooks in, identities found, history read, and what would have been said: a first screen
// that is true about this very repository.
import { readReflog } from '../capture/reflog.js';
import { systemClock } from '../domain/instant.js';
import { supportsConfigHooks } from '../install/git-versions.js';
import { installHooks, type InstallOutcome, type InstallRequest } from '../install/install-hooks.js';
import { setRecordInCi } from '../install/off-switch.js';
import { createGitRunner } from '../services/git-runner.js';
import type { Placed } from '../recorder/place-recorder.js';
import { audited } from '../services/audited.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { installRequest } from './install-request.js';
import { openHouse, openPlaceOf, placeOf, type House, wrongUsage } from './house.js';
import { readCoverage } from '../services/coverage.js';
import { showFirstScreen } from './first-screen.js';
import { safeJson } from './print-page.js';

export async function run(context: CommandContext, input: CommandInput): Promise<ExitCode> {
  const house = openHouse(context);
  const request = installRequest(house, context, input);
  if (request.scope === 'global' && request.shared === true)
    throw wrongUsage('--global is for every repository of yours, --shared for everybody in one: give one of them');
  const { outcome, placed } = await install(house, request, { context, input });
  if (input.options['json'] === true) context.print(safeJson({ ...outcome, repository: placed?.repository.id }));
  else if (placed === undefined || input.options['history'] === false) context.print(installText(outcome));
  else await showFirstScreen(house, placed, { context, steps: [hooksStep(outcome)], next: await nextSteps(request) });
  return 0;
}

async function install(
  house: House,
  request: InstallRequest,
  { context, input }: { readonly context: CommandContext; readonly input: CommandInput },
) {
  return audited(context, { operation: 'install', details: { scope: request.scope } }, async (tell) => {
    if (request.scope !== 'global') await nameGaps(house, context, input);
    const outcome = await installHooks(request);
    tell({ manager: outcome.manager, hooks: countHooks(outcome), changed: outcome.changed });
    setRecordInCi(house.stores.data.root, (await house.recorder.settingsAt(null)).record.ci);
    if (request.scope === 'global') return { outcome, placed: undefined };
    const placed = await settleIn(house, context, input);
    tell({ repository: placed.repository.id });
    return { outcome, placed };
  });
}

/** Hooks that come back now were missing until now: afterwards nobody could tell. */
async function nameGaps(house: House, context: CommandContext, input: CommandInput): Promise<void> {
  const { repositories } = house.stores;
  if (repositories.entries().every(([, { start }]) => start === undefined)) return; // a first install asks git no more than it must
  const placed = await openPlaceOf(house, context, input);
  if (repositories.find(placed.repository.commonDir)?.start !== undefined)
    await readCoverage(house, placed, { gaps: true });
}

/** Hooks for every repository need a git that knows hooks in its configuration. */
async function nextSteps({ gitVersions }: InstallRequest): Promise<readonly string[]> {
  const hasConfigHooks = supportsConfigHooks((await gitVersions())[0] ?? '');
  return ['craftnudge report', ...(hasConfigHooks ? ['every repository: craftnudge install-hooks --global'] : [])];
}

/** From now on commits made here are ours: where the reflogs end today, and who commits here. */
async function settleIn(house: House, context: CommandContext, input: CommandInput): Promise<Placed> {
  const { stores } = house;
  const [placed, email] = await Promise.all([openPlaceOf(house, context, input), readEmail(context, input)]);
  const { repository, git } = placed;
  const known = stores.repositories.find(repository.commonDir);
  if (known?.start === undefined) {
    const { cursor } = await readReflog(repository, git);
    stores.repositories.update(repository.commonDir, { start: cursor, since: systemClock.now() });
  }
  stores.learnIdentity(email);
  return placed;
}

function readEmail(context: CommandContext, input: CommandInput): Promise<string> {
  const git = createGitRunner(placeOf(context, input).cwd, context.env);
  return git(['config', '--get', 'user.email']).catch(() => '');
}

const countHooks = ({ hooks }: InstallOutcome): number => hooks.filter(({ action }) => action !== 'left-out').length;

function hooksStep(outcome: InstallOutcome) {
  const { manager, notes } = outcome;
  const count = countHooks(outcome);
  const where = manager === 'git-hooks' ? 'in .git/hooks' : `through ${manager}`;
  const text = [`hooks: ${count} ${where}`, ...notes].join('; ');
  return { done: count > 0, text, remark: 'off: craftnudge uninstall-hooks' };
}

function installText(outcome: InstallOutcome): string {
  const { text, remark } = hooksStep(outcome);
  return `✓ ${text}    ${remark}`;
}
