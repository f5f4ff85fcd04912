// `craftnudge goal`: sets, lists, pauses and removes goals, in settings/goals.json.
import { goalExamples, parseGoal } from '../analytics/goals/parse-goal.js';
import type { Goal } from '../domain/goal.js';
import { systemClock } from '../domain/instant.js';
import { safeText } from '../domain/safe-text.js';
import { readGoals, saveGoals } from '../recorder/goals.js';
import { layGoal } from '../report/goals-view.js';
import { blank, line, printPage } from '../report/line.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { goalViews } from './goal-views.js';
import { type House, openHouse, openPlaceOf, takeUpWork, wrongUsage } from './house.js';
import { paperOf, safeJson } from './print-page.js';

const MOST_GOALS = 20;

export async function run(context: CommandContext, input: CommandInput): Promise<ExitCode> {
  const [action = 'list', ...words] = input.arguments.filter((word) => word !== undefined);
  const change = CHANGES[action];
  if (change === undefined && action !== 'list')
    throw wrongUsage(`${safeText(action)} is none of list, ${Object.keys(CHANGES).join(', ')}`);
  const house = openHouse(context);
  if (change !== undefined) saveGoals(house.stores, await change({ house, context, input, words }));
  await takeUpWork(house);
  await show(house, context, input);
  return 0;
}

interface Change {
  readonly house: House;
  readonly context: CommandContext;
  readonly input: CommandInput;
  readonly words: readonly string[];
}

/** What each action makes of the goals that there are. */
const CHANGES: Readonly<Record<string, (change: Change) => Promise<readonly Goal[]> | readonly Goal[]>> = {
  add,
  pause: (change) => withGoal(change, (goal) => [{ ...goal, paused: true }]),
  remove: (change) => withGoal(change, () => []),
  resume: (change) => withGoal(change, (goal) => [{ ...goal, paused: false }]),
};

async function add({ house, context, input, words }: Change): Promise<readonly Goal[]> {
  const text = words.join(' ').trim();
  const parsed = parseGoal(text);
  if (!parsed.ok) throw wrongUsage(`${safeText(parsed.reason)}; you can say: ${goalExamples().join(' · ')}`);
  const goals = readGoals(house.stores);
  if (goals.length >= MOST_GOALS) throw wrongUsage(`there are ${MOST_GOALS} goals already: remove one first`);
  const here = input.options['here'] === true ? (await openPlaceOf(house, context, input)).repository.id : undefined;
  const goal: Goal = {
    id: freeNumber(goals),
    text,
    ...parsed.goal,
    addedAt: systemClock.now(),
    ...(here === undefined ? {} : { repository: here }),
    paused: false,
  };
  return [...goals, goal];
}

function freeNumber(goals: readonly Goal[]): number {
  return (
    Array.from({ length: MOST_GOALS + 1 }, (_, index) => index + 1).find((id) =>
      goals.every((goal) => goal.id !== id),
    ) ?? 1
  );
}

function withGoal({ house, words }: Change, change: (goal: Goal) => readonly Goal[]): readonly Goal[] {
  const [word = ''] = words;
  const goals = readGoals(house.stores);
  const found = goals.find(({ id }) => String(id) === word);
  if (found === undefined)
    throw wrongUsage(
      `"${safeText(word)}" is no number of a goal: ${goals.map(({ id }) => id).join(', ') || 'there is none'}`,
    );
  return goals.flatMap((goal) => (goal === found ? change(goal) : [goal]));
}

async function show(house: House, context: CommandContext, { options }: CommandInput): Promise<void> {
  const views = await goalViews(house);
  if (options['json'] === true) return context.print(safeJson({ v: 1, goals: views }));
  const paper = paperOf(context);
  const hint =
    views.length === 0
      ? ['No goal yet. You can say:', ...goalExamples().map((one) => `  craftnudge goal add "${one}"`)]
      : [];
  const lines = views.flatMap((view) => {
    const [first = [], ...rest] = layGoal(view, paper.columns - 4);
    return [line(String(view.id).padStart(3), ...first), ...rest.map((row) => line('   ', ...row))];
  });
  const end =
    views.length === 0 ? [] : [blank, line('pause, resume or remove one by its number: craftnudge goal pause 1')];
  context.print(printPage([...lines, ...hint.map((text) => line(text)), ...end], paper));
}
