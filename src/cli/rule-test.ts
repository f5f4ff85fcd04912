// `craftnudge rule test`: what a habit with other thresholds, or a rule, would have seen in one's own past, with the
// commits. The habits run as they do live: each commit knows only what came before it.
import { join } from 'node:path';
import { allHabits } from '../analytics/all-habits.js';
import { createHabitFold, type HabitSettings } from '../analytics/habit-fold.js';
import { ownCommits, rationNudges } from '../analytics/preview.js';
import { observeRules } from '../analytics/rule-fit.js';
import { countedCommits } from '../analytics/superseded.js';
import { checkEntry } from '../config/check-layer.js';
import { valueOfText } from '../config/environment.js';
import { settingTable } from '../recorder/setting-table.js';
import type { CommitFact } from '../domain/fact.js';
import { DAY } from '../domain/local-time.js';
import type { Observation } from '../domain/observation.js';
import { type Rule, parseRule } from '../domain/rule.js';
import { safeText } from '../domain/safe-text.js';
import { composeNudge } from '../notify/compose-nudge.js';
import { loadTemplates } from '../notify/template.js';
import { ME } from '../recorder/identities.js';
import { packageRoot } from '../recorder/package-root.js';
import { renderRuleTest, type RuleTestItem, type RuleTestView } from '../report/rule-test-page.js';
import { dayOfCommit } from '../report/own-commits.js';
import { nudgeIdOf } from '../store/ids.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { wrongUsage } from './house.js';
import { printView } from './print-page.js';
import { type History, readHistory } from './read-history.js';

interface Asked {
  /** A habit, a rule's name or a whole rule; empty for all. */
  readonly text: string;
  /** The rules that there are. */
  readonly lines: readonly string[];
}

const USUAL_DAYS = 90;

export async function testRule(context: CommandContext, input: CommandInput, asked: Asked): Promise<ExitCode> {
  const tried = whatToTry(asked);
  const history = await readHistory(context, input);
  const days = daysOf(input);
  const seen = seenIn(history, tried, withSet(history, tried, input));
  const recent = seen.filter(({ at, actor }) => at > history.now - days * DAY && isOf(history, actor));
  const view: RuleTestView = {
    v: 1,
    subject: history.subject,
    days,
    commits: recentCommits(history, days),
    kinds: tried.kinds,
    fired: recent.length,
    withinBudget: rationed(recent, history),
    items: itemsOf(recent, history),
  };
  printView(context, input, { view, render: renderRuleTest });
  return 0;
}

interface Tried {
  readonly kinds: readonly string[];
  readonly rules: readonly Rule[];
  readonly habits: typeof allHabits;
}

function whatToTry({ text, lines }: Asked): Tried {
  const own = lines.flatMap((one) => ruleIn(one) ?? []);
  if (text === '') return triedOf(own, allHabits);
  const habit = allHabits.filter(({ name }) => name === text);
  if (habit.length > 0) return triedOf([], habit);
  const named = own.filter(({ name }) => name === text);
  if (named.length > 0) return triedOf(named, []);
  const parsed = parseRule(text);
  if (parsed.ok) return triedOf([parsed.rule], []);
  const known = [...allHabits, ...own].map(({ name }) => name).join(', ');
  throw wrongUsage(text.includes(':') ? safeText(parsed.reason) : `${safeText(text)} is none of ${known}`);
}

function ruleIn(line: string): Rule | undefined {
  const parsed = parseRule(line);
  return parsed.ok ? parsed.rule : undefined;
}

function triedOf(rules: readonly Rule[], some: typeof allHabits): Tried {
  return { rules, habits: some, kinds: [...some, ...rules].map(({ name }) => name) };
}

function daysOf({ options }: CommandInput): number {
  const days = options['days'] === undefined ? USUAL_DAYS : Number(options['days']);
  if (Number.isInteger(days) && days >= 1 && days <= 3650) return days;
  throw wrongUsage('--days: give a whole number from 1 to 3650');
}

/** The settings of habits, with the one that is tried. */
function withSet({ settings }: History, { habits: some }: Tried, { options }: CommandInput): HabitSettings {
  const { set } = options;
  const [habit] = some;
  if (typeof set !== 'string') return settings.habits;
  if (habit === undefined || some.length > 1) throw wrongUsage('--set: name the one habit that it is for');
  const [key = '', text = ''] = set.split('=', 2);
  const whole = `habits.${habit.name}.${key}`;
  const setting = Object.hasOwn(settingTable, whole) ? settingTable[whole] : undefined;
  const checked = checkEntry(
    { key: whole, value: setting === undefined ? text : valueOfText(setting, text) },
    settingTable,
  );
  if (!checked.ok) throw wrongUsage(`--set: ${safeText(whole)} ${checked.reason}`);
  return { ...settings.habits, [habit.name]: { ...settings.habits[habit.name], enabled: true, [key]: checked.value } };
}

function seenIn({ facts }: History, { rules, habits: some }: Tried, settings: HabitSettings): readonly Observation[] {
  const fold = createHabitFold({ habits: some, settings });
  let states = fold.start();
  return countedCommits(facts).flatMap((commit: CommitFact) => {
    const step = fold.step(states, commit);
    states = step.states;
    return [...step.observations, ...observeRules(rules, commit)];
  });
}

function isOf({ subject }: History, actor: string): boolean {
  return subject.who === 'everyone' || actor === ME;
}

function recentCommits({ facts, now, subject }: History, days: number): number {
  const counted = countedCommits(facts).filter(({ at }) => at > now - days * DAY);
  return subject.who === 'everyone' ? counted.length : ownCommits(counted, ME).length;
}

/** Of these, what the budget would have let through on its own. Verdicts play no part in it. */
function rationed(seen: readonly Observation[], { facts, subject }: History): number {
  const own = subject.who === 'everyone' ? countedCommits(facts) : ownCommits(facts, ME);
  const open = seen.map((one) => ({ ...one, judgement: { hit: 'open', followed: 'open' } as const }));
  return rationNudges(open, own, {}).length;
}

function itemsOf(seen: readonly Observation[], { commits, nameOf }: History): readonly RuleTestItem[] {
  const byHash = new Map(commits.map((commit) => [commit.hash, commit]));
  const wording = { templates: loadTemplates(join(packageRoot(), 'templates/nudges')), makeNudgeId: nudgeIdOf };
  return seen.map((observation) => {
    const { hash, kind, repository } = observation;
    const commit = byHash.get(hash);
    const { title, body } = composeNudge(observation, nameOf(repository), wording);
    const day = commit === undefined ? '' : dayOfCommit(commit);
    return { day, hash, kind, subject: commit?.subject ?? '', title, body };
  });
}
