// `craftnudge erase`: says what will go, asks, and removes it everywhere; a tombstone keeps it from coming back.
import { closeSync, existsSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import type { ErasureRule } from '../domain/erasure.js';
import { CraftNudgeError, reasonOf } from '../domain/failure.js';
import type { Instant } from '../domain/commit-record.js';
import { epochOf, instantOf, systemClock } from '../domain/instant.js';
import { safeText } from '../domain/safe-text.js';
import { erase, erasuresIn, meaningOf, planOf, undoErasure } from '../recorder/erasing.js';
import type { Placed } from '../recorder/place-recorder.js';
import { erasedLines, type ErasureCounts } from '../store/erasures/erase-logs.js';
import type { Erasure } from '../store/erasures/tombstones.js';
import { manyText } from '../report/figures.js';
import { audited } from '../services/audited.js';
import { isConfirmed } from './confirm.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { type House, openHouse, takeUpWork, wrongUsage } from './house.js';
import { safeJson } from './print-page.js';
import { parseWhen } from './when.js';

export async function run(context: CommandContext, input: CommandInput): Promise<ExitCode> {
  const house = openHouse(context);
  await takeUpWork(house);
  if (input.options['list'] === true) return list(house, context, input);
  if (typeof input.options['undo'] === 'string') return undo(house, context, input.options['undo']);
  return eraseAsked(house, context, input);
}

async function eraseAsked(house: House, context: CommandContext, input: CommandInput): Promise<ExitCode> {
  const { stores } = house;
  const { options } = input;
  const rule = await ruleOf(house, context, input);
  const { counts } = planOf(stores, rule);
  const isDry = options['dryRun'] === true;
  const isJson = options['json'] === true;
  if (!isJson) context.print(planText(rule, counts, { isMine: isMine(stores, rule) }));
  if (isDry) {
    if (isJson) context.print(safeJson({ dryRun: true, rule, counts }));
    return 0;
  }
  if (options['yes'] !== true && !(await isConfirmed(context))) {
    context.note('nothing was erased');
    return 1;
  }
  const copy = copyPathOf(context, options['keepCopy']);
  const details = { action: 'erase', copy: copy !== undefined, ...toldOf(rule) };
  const { id, plan } = await audited(context, { operation: 'erase', details }, (tell) => {
    const done = erase(stores, {
      rule,
      at: systemClock.now(),
      before: () => {
        if (copy !== undefined) writeCopy(copy, erasedLines(stores.data, meaningOf(stores, rule)));
      },
    });
    const { commits, masked, rewrites, nudges, answers } = done.plan.counts;
    tell({ erasure: done.id, commits, masked, rewrites, nudges, answers });
    return Promise.resolve(done);
  });
  context.print(isJson ? safeJson({ dryRun: false, id, rule, counts: plan.counts }) : doneText(id, rule, copy));
  return 0;
}

/** What the audit log may know of a rule: that it was about a person, not which. */
function toldOf({ repository, person, from, to }: ErasureRule) {
  return {
    person: person !== undefined,
    ...(repository !== undefined && { repository }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
}

async function ruleOf(house: House, context: CommandContext, { options }: CommandInput): Promise<ErasureRule> {
  const from = parseWhen(options['from'], '--from');
  const to = parseWhen(options['to'], '--to');
  const { repository: place, person: email } = options;
  if (typeof place !== 'string' && typeof email !== 'string' && from === undefined && to === undefined)
    throw wrongUsage('say what: --repository PATH, --person EMAIL, --from and --to');
  if (typeof email === 'string' && !email.includes('@')) throw wrongUsage(`--person: "${email}" is no e-mail address`);
  if (from !== undefined && to !== undefined && from >= to) throw wrongUsage('--from is not before --to');
  return {
    ...(typeof place === 'string' && { repository: await repositoryIdAt(house, context, place) }),
    ...(typeof email === 'string' && { person: house.stores.authorId(email.trim()) }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(typeof email !== 'string' && to === undefined && { until: justBeforeNow() }),
  };
}

/** What is committed later within this second is not meant; what was recorded of it is known by its hash. */
function justBeforeNow(): Instant {
  const now = systemClock.now();
  return instantOf(epochOf(now) - 1) ?? now;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** By id, by a place that we know even if it is gone, or by the repository that is there. */
async function repositoryIdAt({ stores, recorder }: House, { cwd }: CommandContext, place: string): Promise<string> {
  if (UUID.test(place)) return place;
  const path = isAbsolute(place) ? place : join(cwd, place);
  const known = stores.repositories.entries().find(([commonDir, { path: top }]) => commonDir === path || top === path);
  if (known !== undefined) return known[1].id;
  return (await openNamed(recorder, place, path)).repository.id;
}

async function openNamed(recorder: House['recorder'], place: string, path: string): Promise<Placed> {
  try {
    return await recorder.open({ cwd: path }, true);
  } catch (thrown) {
    if (!(thrown instanceof CraftNudgeError) || thrown.code !== 'NOT_A_REPOSITORY') throw thrown;
    const reason = 'is no repository, and none that was recorded; its id is in what craftnudge export --all prints';
    throw wrongUsage(`--repository: "${place}" ${reason}`);
  }
}

function copyPathOf({ cwd }: CommandContext, given: unknown): string | undefined {
  if (typeof given !== 'string') return undefined;
  const path = isAbsolute(given) ? given : join(cwd, given);
  if (existsSync(path)) throw wrongUsage(`--keep-copy: ${path} is there already`);
  return path;
}

function writeCopy(path: string, lines: Iterable<string>): void {
  try {
    const fd = openSync(path, 'wx', 0o600);
    for (const line of lines) writeSync(fd, `${line}\n`);
    fsyncSync(fd);
    closeSync(fd);
  } catch (cause) {
    throw new CraftNudgeError('STORE_UNWRITABLE', { path, reason: reasonOf(cause) }, { cause });
  }
}

const isMine = (stores: House['stores'], { person }: ErasureRule): boolean =>
  stores.identities([]).emails.some((email) => stores.authorId(email) === person);

function planText(rule: ErasureRule, counts: ErasureCounts, { isMine: mine }: { readonly isMine: boolean }): string {
  const { commits, masked, rewrites, nudges, answers, others, copies } = counts;
  const also = [
    ...(masked > 0 ? [`${manyText(masked, 'message')} of other commits, in which lines name the person`] : []),
    ...(others > 0 ? [manyText(others, 'damaged or newer line')] : []),
    ...(copies > 0 ? [`${manyText(copies, 'damaged file')} that repair kept, whole`] : []),
  ];
  return [
    `to be erased: ${ruleText(rule)}`,
    `  ${manyText(commits, 'commit')}, ${manyText(rewrites, 'rewrite')}, ${manyText(nudges, 'nudge')}, ${manyText(answers, 'answer')}`,
    ...also.map((text) => `  ${text}`),
    '  index, snapshots and metrics: made again from what stays',
    ...(mine ? ['this address is yours: your own commits by it will not be recorded any more'] : []),
  ].join('\n');
}

function ruleText({ repository, person, from, to, until }: ErasureRule): string {
  return [
    repository === undefined ? 'every repository' : `repository ${repository}`,
    ...(person === undefined ? [] : [`one person (known here as ${person})`]),
    ...(from === undefined ? [] : [`from ${from}`]),
    ...(to === undefined ? [] : [`before ${to}`]),
    ...(until === undefined ? [] : [`up to now, ${until}`]),
  ].join(', ');
}

function doneText(id: string, { repository, person }: ErasureRule, copy: string | undefined): string {
  return [
    'erased; no reconcile, track, import or sync brings it back',
    ...(copy === undefined ? [] : [`what went is in ${safeText(copy)}`]),
    ...(repository !== undefined && person === undefined
      ? ['new commits there are recorded as long as hooks are; end that there with: craftnudge uninstall-hooks']
      : []),
    `to let it be recorded again: craftnudge erase --undo ${id}`,
  ].join('\n');
}

function list({ stores }: House, { print }: CommandContext, { options }: CommandInput): ExitCode {
  const erasures = erasuresIn(stores);
  if (options['json'] === true) print(safeJson(erasures));
  else print(erasures.length === 0 ? 'nothing was erased' : erasures.map(erasureLine).join('\n'));
  return 0;
}

const erasureLine = ({ id, at, rule }: Erasure): string => `${id}  ${at}  ${ruleText(rule)}`;

async function undo({ stores }: House, context: CommandContext, id: string): Promise<ExitCode> {
  const found = erasuresIn(stores).filter((erasure) => erasure.id.startsWith(id));
  const [only] = found;
  if (only === undefined || found.length > 1)
    throw wrongUsage(`--undo: "${id}" names no erasure, or several; list them with: craftnudge erase --list`);
  const asked = { operation: 'erase', details: { action: 'undo', erasure: only.id } } as const;
  await audited(context, asked, () => Promise.resolve(undoErasure(stores, only.id)));
  context.print(
    'it may be recorded again; what git still has comes back, in its repository, with: craftnudge track --all',
  );
  return 0;
}
