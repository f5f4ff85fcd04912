// `craftnudge doctor`: one line a part, a fix to copy for each fault; exit 1 where there is one.
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { resolveSettings } from '../config/resolve-settings.js';
import { CraftNudgeError } from '../domain/failure.js';
import { epochOf, instantOf, systemClock } from '../domain/instant.js';
import { quoteForShell } from '../domain/shell-quote.js';
import { readLog } from '../recorder/diagnostics.js';
import { readProblems } from '../recorder/problems.js';
import { settingTable } from '../recorder/setting-table.js';
import { isStrange, readSpool } from '../recorder/spool.js';
import { hangWords } from '../report/flow.js';
import { NO_REFLOG } from '../report/gap-text.js';
import { bad, good, type Line, line, type Paper, plain, printPage } from '../report/line.js';
import { readCoverage } from '../services/coverage.js';
import { examineDisk } from '../services/examine-disk.js';
import { examineHooks } from './examine-hooks.js';
import { examineJournal } from './examine-journal.js';
import { createGitRunner } from '../services/git-runner.js';
import { runtimeOf } from '../services/install-request.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { openHouse, openPlaceOf, placeOf, takeUpWork, type House } from './house.js';
import { momentText } from '../services/nudge-words.js';
import { paperOf, safeJson } from './print-page.js';

interface Finding {
  readonly part: string;
  readonly ok: boolean;
  readonly text: string;
  /** Nothing was wrong, and nothing was looked at: it makes no sense here. */
  readonly skipped?: boolean;
  /** A command to copy. */
  readonly fix?: string;
}

interface Visit {
  readonly house: House;
  readonly context: CommandContext;
  readonly input: CommandInput;
}

/** In the order of the pipeline. */
const examinations: readonly (readonly [part: string, examine: (visit: Visit) => Promise<Omit<Finding, 'part'>>])[] = [
  ['git', examineGit],
  ['hooks', examineHooks],
  ['recorder', examineRecorder],
  ['spool', examineSpool],
  ['coverage', examineCoverage],
  ['journal', examineJournal],
  ['settings', examineSettings],
  ['channels', examineChannels],
  ['data', examineData],
];

export async function run(context: CommandContext, input: CommandInput): Promise<ExitCode> {
  const visit = { house: openHouse(context), context, input };
  await takeUpWork(visit.house);
  const findings: Finding[] = [];
  for (const [part, examine] of examinations) findings.push({ part, ...(await examineSafely(examine, visit)) });
  context.print(input.options['json'] === true ? safeJson(findings) : findingsText(findings, context));
  return findings.every(({ ok }) => ok) ? 0 : 1;
}

/** A broken world is what the doctor is there for: it becomes a finding. */
async function examineSafely(
  examine: (visit: Visit) => Promise<Omit<Finding, 'part'>>,
  visit: Visit,
): Promise<Omit<Finding, 'part'>> {
  try {
    return await examine(visit);
  } catch (thrown) {
    if (!(thrown instanceof CraftNudgeError)) throw thrown;
    if (isElsewhere(thrown, visit)) return { ok: true, skipped: true, text: elsewhereText(thrown) };
    return { ok: false, text: thrown.message };
  }
}

/** Asked outside any work tree, the doctor looks at what is the same everywhere. */
const isElsewhere = ({ code }: CraftNudgeError, { context, input }: Visit): boolean =>
  (code === 'NOT_A_REPOSITORY' || code === 'GIT_DIRECTORY') && !placeOf(context, input).named;

function elsewhereText({ code }: CraftNudgeError): string {
  return code === 'GIT_DIRECTORY'
    ? 'not looked at: this is a git directory; a bare repository: craftnudge doctor --repo .'
    : 'not looked at: this is no git repository';
}

async function examineGit({ context, input }: Visit) {
  const version = (await createGitRunner(placeOf(context, input).cwd, context.env)(['--version'])).trim();
  return { ok: true, text: version };
}

async function examineRecorder({ house }: Visit) {
  const { recorder } = runtimeOf(house);
  const problems = readProblems(house.stores);
  if (!existsSync(recorder))
    return {
      ok: false,
      text: `${recorder} is missing`,
      fix: 'npm install --global craftnudge && craftnudge install-hooks',
    };
  const last = problems.at(-1);
  if (last === undefined) return { ok: true, text: `no trouble in the background${earlierTrouble(house)}` };
  const trouble = last.message.split('\n')[0] ?? '';
  const afterwards = 'this line goes with the next commit that is recorded without trouble';
  return { ok: false, text: `${momentText(last.at)} ${trouble}; ${afterwards}` };
}

const LATELY_DAYS = 7;

function earlierTrouble({ stores }: House): string {
  const since = instantOf(epochOf(systemClock.now()) - LATELY_DAYS * 86_400) ?? '';
  const lately = readLog(stores.data).filter(({ level, at }) => level !== 'info' && at >= since);
  return lately.length === 0 ? '' : ` now; ${lately.length} in the last ${LATELY_DAYS} days: craftnudge log`;
}

async function examineSpool({ house }: Visit) {
  const waiting = readSpool(house.stores.data.resolve('spool'));
  if (waiting.length === 0) return { ok: true, text: 'empty: everything the hooks left is recorded' };
  const strange = waiting.filter(isStrange).map(({ path }) => path);
  if (strange.length === 0)
    return {
      ok: false,
      text: `${waiting.length} file(s) wait and could not be taken up now`,
      fix: 'craftnudge status',
    };
  const names = strange.map((path) => basename(path)).join(', ');
  return {
    ok: false,
    text: `no hook of this version left ${names}, or it cannot be read; commits come from the reflog instead`,
    fix: `mv -- ${strange.map(quoteForShell).join(' ')} ~`, // out of the way, and nothing is lost
  };
}

async function examineCoverage({ house, context, input }: Visit) {
  const placed = await openPlaceOf(house, context, input);
  const { expected, byHook, filledIn, notRecoverable, missing, reflog } = await readCoverage(house, placed, {
    gaps: true,
  });
  const text = `${expected} made here: ${byHook} by hook, ${filledIn} filled in later, ${notRecoverable} not recoverable, ${missing} missing`;
  if (!reflog && expected > 0 && missing === 0) return { ok: true, text: `${text}; ${NO_REFLOG}` };
  return missing === 0 ? { ok: true, text } : { ok: false, text, fix: 'craftnudge track --all' };
}

async function examineSettings(visit: Visit) {
  const place = { env: visit.context.env, table: settingTable, repositoryTop: await topOf(visit) };
  const { problems, notices } = await resolveSettings(place);
  if (problems.length === 0) return { ok: true, text: notices.length === 0 ? 'valid' : notices.join('; ') };
  const text = problems.map(({ where, reason }) => `${where} ${reason}`).join('; ');
  return { ok: false, text, fix: 'craftnudge config explain' };
}

/** null outside of any repository: one's own settings can be looked at anywhere. */
async function topOf({ house, context, input }: Visit): Promise<string | null> {
  const placed = await openPlaceOf(house, context, input).catch((thrown: unknown) => {
    if (thrown instanceof CraftNudgeError && isElsewhere(thrown, { house, context, input })) return undefined;
    throw thrown;
  });
  return placed?.repository.worktree ?? null;
}

/** Whether one works is seen only by showing something, which nobody asks a doctor for. */
async function examineChannels({ house }: Visit) {
  const { notify } = await house.recorder.settingsAt(null);
  const names = notify.enabled ? [...notify.channels, 'inbox'].join(', then ') : 'off: notify.enabled is false';
  return { ok: true, text: `${names}; try them with: craftnudge notify test` };
}

async function examineData({ house }: Visit) {
  return examineDisk(house.stores.data.root, { probe: true });
}

function findingsText(findings: readonly Finding[], context: CommandContext): string {
  const paper = paperOf(context);
  return findings.map((finding) => `${printPage(layFinding(finding, paper), paper)}${fixText(finding)}`).join('');
}

function layFinding({ part, ok, skipped, text }: Finding, { columns }: Paper): readonly Line[] {
  const sign = skipped === true ? plain('–') : ok ? good('✓') : bad('✗');
  return hangWords(line(sign, ` ${part.padEnd(9)} `), plain(text), columns);
}

/** Never cut or broken into lines: it is there to be copied. */
const fixText = ({ fix }: Finding): string => (fix === undefined ? '' : `            fix: ${fix}\n`);
