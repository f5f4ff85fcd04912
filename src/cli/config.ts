// `craftnudge config`: reads the settings as any command would, and edits the user's own file.
import { allHabits } from '../analytics/all-habits.js';
import { openGit } from '../capture/git.js';
import { checkEntry, unknownKey } from '../config/check-layer.js';
import { editUserFile } from '../config/edit-user-file.js';
import { valueOfText } from '../config/environment.js';
import { expectationOf, quoteKey, shortPath } from '../config/expectation.js';
import { explainKey, type Explanation } from '../config/explain.js';
import type { Place } from '../config/layer.js';
import { type Resolution, resolveSettings } from '../config/resolve-settings.js';
import { createSettingTable, type SettingValue } from '../config/settings.js';
import { homeOf } from '../config/source-files.js';
import { CraftNudgeError } from '../domain/failure.js';
import { safeText } from '../domain/safe-text.js';
import type { Setting } from '../domain/setting.js';
import { hangWords } from '../report/flow.js';
import { blank, line, plain, printPage } from '../report/line.js';
import { audited } from './audited.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { paperOf, safeJson } from './print-page.js';
import { setRecordInCi } from '../install/off-switch.js';
import { dataDirectoryOf } from '../store/data-directory.js';

export async function run(
  context: CommandContext,
  { arguments: [key, value], options }: CommandInput,
): Promise<ExitCode> {
  const place = await placeOf(context, options['repo']);
  const session = { context, place, json: options['json'] === true };
  if (options['unset'] === true) return change(session, requireKey(key, place), undefined);
  if (key === undefined) return showAll(session, valuesText);
  if (key === 'explain' && value === undefined) return showAll(session, meaningsPage);
  if (key === 'explain') return explain(session, requireKey(value, place));
  const known = requireKey(key, place);
  return value === undefined ? show(session, known) : change(session, known, value);
}

interface Session {
  readonly context: CommandContext;
  readonly place: Place;
  readonly json: boolean;
}

async function placeOf({ env, cwd }: CommandContext, repo: string | boolean | undefined): Promise<Place> {
  const named = typeof repo === 'string';
  const repositoryTop = await topOf({ cwd: named ? repo : cwd, env }).catch((failure: unknown) => {
    const code = failure instanceof CraftNudgeError ? failure.code : undefined;
    if (code === 'GIT_DIRECTORY') return null; // what is bare brings no settings
    if (named || code !== 'NOT_A_REPOSITORY') throw failure;
    return null; // settings can be seen anywhere
  });
  return { env, table: createSettingTable(allHabits), repositoryTop };
}

/** null in a bare repository. */
async function topOf(place: { readonly cwd: string; readonly env: NodeJS.ProcessEnv }): Promise<string | null> {
  const git = openGit(place);
  const inside = await git.run(['rev-parse', '--is-inside-work-tree']);
  if (inside.toString().trim() !== 'true') return null;
  return (await git.run(['rev-parse', '--show-toplevel'])).toString().replace(/\n$/, '');
}

function requireKey(key: string | undefined, { table }: Place): string {
  if (key === undefined) throw new CraftNudgeError('WRONG_USAGE', { reason: 'name a setting' });
  if (Object.hasOwn(table, key)) return key;
  throw new CraftNudgeError('WRONG_USAGE', { reason: `${quoteKey(key)} ${unknownKey(key, Object.keys(table))}` });
}

async function showAll({ context, place, json }: Session, pageOf: PageOfAll): Promise<ExitCode> {
  const resolution = await resolveSettings(place);
  const all = Object.keys(place.table).map((key) => explainKey(key, resolution, place.table));
  if (json) {
    const settings = all.map((one) => jsonOf(one, place));
    context.print(safeJson({ settings, problems: resolution.problems, notices: resolution.notices }));
  } else context.print(pageOf(all, place, context));
  return told(context, resolution);
}

type PageOfAll = (all: readonly Explanation[], place: Place, context: CommandContext) => string;

/** Every setting with its value, and where that comes from where it is not the default. */
function valuesText(all: readonly Explanation[]): string {
  const width = widestKey(all);
  return all.map((one) => lineOf(one, width)).join('\n');
}

/** Every setting with what it means and takes. */
function meaningsPage(all: readonly Explanation[], { table }: Place, context: CommandContext): string {
  const paper = paperOf(context);
  const width = widestKey(all);
  const meanings = all.flatMap(({ key }) => {
    const setting = table[key];
    if (setting === undefined) return [];
    const meaning = `${setting.help} Takes ${expectationOf(setting)}.`;
    return hangWords(line(`${key.padEnd(width)}  `), plain(meaning), paper.columns);
  });
  return printPage([...meanings, blank, line('where a value comes from: craftnudge config explain KEY')], paper);
}

const widestKey = (all: readonly Explanation[]): number => Math.max(...all.map(({ key }) => key.length));

async function show({ context, place, json }: Session, key: string): Promise<ExitCode> {
  const resolution = await resolveSettings(place);
  const explanation = explainKey(key, resolution, place.table);
  context.print(json ? safeJson(jsonOf(explanation, place)) : textOf(explanation.value));
  return told(context, resolution);
}

async function explain({ context, place, json }: Session, key: string): Promise<ExitCode> {
  const resolution = await resolveSettings(place);
  const explanation = explainKey(key, resolution, place.table);
  const setting = place.table[key];
  if (json) context.print(safeJson(jsonOf(explanation, place)));
  else context.print(explanationText(explanation, setting));
  return told(context, resolution);
}

/** Faults are told after what could be shown; notices only where somebody looks at settings, as here. */
function told(context: CommandContext, { problems, notices }: Resolution): ExitCode {
  for (const notice of notices) context.note(`note: ${notice}`);
  for (const { where, reason } of problems) context.note(`craftnudge: ${where}: ${reason}`);
  return problems.length === 0 ? 0 : 2;
}

async function change({ context, place, json }: Session, key: string, text: string | undefined): Promise<ExitCode> {
  const value = text === undefined ? undefined : parse(key, text, place);
  const path = await audited(context, { operation: 'configuration', details: detailsOf(key, value, place) }, () =>
    editUserFile({ env: place.env, table: place.table }, { key, value }),
  );
  const resolution = await resolveSettings(place);
  const explanation = explainKey(key, resolution, place.table);
  const counting = explanation.steps.at(-1);
  if (key === 'record.ci') setRecordInCi(dataDirectoryOf(place.env), explanation.value === true); // hooks read no settings
  if (json) context.print(safeJson(jsonOf(explanation, place)));
  else context.print(`${key}: ${textOf(explanation.value)}   (${shortPath(path, homeOf(place.env))})`);
  if (counting !== undefined && !['default', 'user file'].includes(counting.layer))
    context.note(`note: ${counting.source} is stronger than your file, ${textOf(counting.value)} counts here`);
  return told(context, resolution);
}

/** A free text could hold anything: an address in `identities`. It is noted that it changed, not to what. */
function detailsOf(key: string, value: SettingValue | undefined, { table }: Place) {
  const isPlain = value !== undefined && typeof value !== 'object' && table[key]?.type !== 'text';
  return { key, action: value === undefined ? 'unset' : 'set', ...(isPlain ? { value } : {}) };
}

function parse(key: string, text: string, { table }: Place): SettingValue {
  const setting = table[key];
  const checked = checkEntry({ key, value: setting === undefined ? text : valueOfText(setting, text) }, table);
  if (checked.ok) return checked.value;
  throw new CraftNudgeError('CONFIG_INVALID', { where: key, reason: checked.reason });
}

/** The stable shape of `--json`: one setting, its value, and every layer that said something. */
function jsonOf(explanation: Explanation, { table }: Place): object {
  const setting = table[explanation.key];
  return setting === undefined
    ? explanation
    : { ...explanation, default: setting.default, expects: expectationOf(setting), help: setting.help };
}

function lineOf({ key, value, steps }: Explanation, width: number): string {
  const { layer, source } = steps.at(-1) ?? { layer: 'default', source: '' };
  return `${key.padEnd(width)}  ${textOf(value)}${layer === 'default' ? '' : `   (${source})`}`;
}

function explanationText({ key, steps }: Explanation, setting: Setting | undefined): string {
  const width = Math.max(...steps.map(({ value }) => textOf(value).length));
  const lines = steps.map(({ layer, source, value, counts }) => {
    const origin = source === layer ? layer : `${layer}: ${source}`;
    return `${counts ? '→' : ' '} ${textOf(value).padEnd(width)}  ${origin}`;
  });
  const meaning = setting === undefined ? [] : [setting.help, `takes ${expectationOf(setting)}`];
  return [key, ...meaning, '', ...lines].join('\n');
}

/** As it would be typed: lists with commas. */
function textOf(value: SettingValue): string {
  if (Array.isArray(value)) return value.length === 0 ? '(none)' : safeText(value.join(', '));
  return safeText(String(value));
}
