// `craftnudge config`: reads the settings as any command would, and edits the user's own file.
import { openGit } from '../capture/git.js';
import { valueOfText } from '../config/environment.js';
import { expectationOf, shortPath } from '../config/expectation.js';
import { explainKey, type Explanation } from '../config/explain.js';
import type { Place } from '../config/layer.js';
import { type Resolution, resolveSettings } from '../config/resolve-settings.js';
import type { SettingValue } from '../config/settings.js';
import { homeOf } from '../config/source-files.js';
import { CraftNudgeError } from '../domain/failure.js';
import { safeText } from '../domain/safe-text.js';
import type { Setting } from '../domain/setting.js';
import { hangWords } from '../report/flow.js';
import { blank, line, plain, printPage } from '../report/line.js';
import { changeSetting, checkedValue, requireKey } from '../services/change-setting.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { paperOf, safeJson } from './print-page.js';
import { settingTable } from '../recorder/setting-table.js';

export async function run(
  context: CommandContext,
  { arguments: [key, value], options }: CommandInput,
): Promise<ExitCode> {
  const place = await placeOf(context, options['repo']);
  const session = { context, place, json: options['json'] === true };
  if (options['unset'] === true) return change(session, requireNamed(key), undefined);
  if (key === undefined) return showAll(session, valuesText);
  if (key === 'explain' && value === undefined) return showAll(session, meaningsPage);
  if (key === 'explain') return explain(session, requireNamed(value));
  const known = requireNamed(key);
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
  return { env, table: settingTable, repositoryTop };
}

/** null in a bare repository. */
async function topOf(place: { readonly cwd: string; readonly env: NodeJS.ProcessEnv }): Promise<string | null> {
  const git = openGit(place);
  const inside = await git.run(['rev-parse', '--is-inside-work-tree']);
  if (inside.toString().trim() !== 'true') return null;
  return (await git.run(['rev-parse', '--show-toplevel'])).toString().replace(/\n$/, '');
}

function requireNamed(key: string | undefined): string {
  if (key === undefined) throw new CraftNudgeError('WRONG_USAGE', { reason: 'name a setting' });
  return requireKey(key);
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
  const path = await changeSetting(context, { key, value });
  const resolution = await resolveSettings(place);
  const explanation = explainKey(key, resolution, place.table);
  const counting = explanation.steps.at(-1);
  if (json) context.print(safeJson(jsonOf(explanation, place)));
  else context.print(`${key}: ${textOf(explanation.value)}   (${shortPath(path, homeOf(place.env))})`);
  if (counting !== undefined && !['default', 'user file'].includes(counting.layer))
    context.note(`note: ${counting.source} is stronger than your file, ${textOf(counting.value)} counts here`);
  return told(context, resolution);
}

function parse(key: string, text: string, { table }: Place): SettingValue {
  const setting = table[key];
  return checkedValue(key, setting === undefined ? text : valueOfText(setting, text));
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
