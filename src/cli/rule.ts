// `craftnudge rule`: lists, adds and removes rules in the user's own settings file, and tests them on the past.
import { resolveSettings } from '../config/resolve-settings.js';
import { settingTable } from '../recorder/setting-table.js';
import { type Rule, parseRule } from '../domain/rule.js';
import { safeText } from '../domain/safe-text.js';
import { hangWords } from '../report/flow.js';
import { blank, faint, line, plain, printPage } from '../report/line.js';
import { changeSetting } from '../services/change-setting.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { wrongUsage } from './house.js';
import { paperOf, safeJson } from './print-page.js';
import { testRule } from './rule-test.js';

export async function run(context: CommandContext, input: CommandInput): Promise<ExitCode> {
  const [action = 'list', ...words] = input.arguments.filter((word) => word !== undefined);
  const text = words.join(' ').trim();
  if (action === 'test') return testRule(context, input, { text, lines: await rulesNow(context) });
  if (action === 'add') await add(context, text);
  else if (action === 'remove') await remove(context, text);
  else if (action !== 'list') throw wrongUsage(`${safeText(action)} is none of list, add, remove, test`);
  show(context, input, await rulesNow(context));
  return 0;
}

/** As the user's own file, section and environment say; a repository has no say. */
async function rulesNow({ env }: CommandContext): Promise<readonly string[]> {
  const { settings } = await resolveSettings({ env, table: settingTable, repositoryTop: null });
  return settings.rules;
}

async function add(context: CommandContext, text: string): Promise<void> {
  const parsed = parseRule(text);
  if (!parsed.ok) throw wrongUsage(safeText(parsed.reason));
  const lines = await rulesNow(context);
  if (lines.some((one) => nameOf(one) === parsed.rule.name))
    throw wrongUsage(`there is a rule ${parsed.rule.name} already: craftnudge rule remove ${parsed.rule.name}`);
  await save(context, [...lines, parsed.rule.text]);
}

async function remove(context: CommandContext, name: string): Promise<void> {
  const lines = await rulesNow(context);
  const others = lines.filter((one) => nameOf(one) !== name);
  if (others.length === lines.length) throw wrongUsage(`"${safeText(name)}" is no rule of yours: craftnudge rule list`);
  await save(context, others);
}

async function save(context: CommandContext, rules: readonly string[]): Promise<void> {
  await changeSetting(context, { key: 'rules', value: rules.length === 0 ? undefined : rules });
}

const EXAMPLE = "craftnudge rule add 'big: when lines > 500 say Can this be two commits?'";

const nameOf = (text: string): string => text.slice(0, Math.max(0, text.indexOf(':'))).trim();

function show(context: CommandContext, { options }: CommandInput, lines: readonly string[]): void {
  const rules = lines.flatMap((text): readonly Rule[] => {
    const parsed = parseRule(text);
    return parsed.ok ? [parsed.rule] : [];
  });
  if (options['json'] === true)
    return context.print(safeJson({ v: 1, rules: rules.map(({ name, say, text }) => ({ name, say, text })) }));
  const paper = paperOf(context);
  const listed = rules.flatMap(({ text }) => hangWords([], plain(text), paper.columns));
  const newest = rules.at(-1)?.name;
  const next =
    newest === undefined
      ? [line('No rule yet. For example:'), line(faint(EXAMPLE))]
      : [blank, line(faint(`how often it would have fired: craftnudge rule test ${newest}`))];
  context.print(printPage([...listed, ...next], paper));
}
