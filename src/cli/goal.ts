// `craftnudge goal`: sets, lists, pauses and removes goals, in settings/goals.json.
import { goalExamples } from '../analytics/goals/parse-goal.js';
import type { Goal } from '../domain/goal.js';
import { safeText } from '../domain/safe-text.js';
import { readGoals } from '../recorder/goals.js';
import { layGoal } from '../report/goals-view.js';
import { blank, line, printPage } from '../report/line.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { goalViews } from '../services/goal-views.js';
import { addGoal, changeGoal } from '../services/goals.js';
import { type House, openHouse, openPlaceOf, takeUpWork, wrongUsage } from './house.js';
import { paperOf, safeJson } from './print-page.js';

export async function run(context: CommandContext, input: CommandInput): Promise<ExitCode> {
  const [action = 'list', ...words] = input.arguments.filter((word) => word !== undefined);
  const change = CHANGES[action];
  if (change === undefined && action !== 'list')
    throw wrongUsage(`${safeText(action)} is none of list, ${Object.keys(CHANGES).join(', ')}`);
  const house = openHouse(context);
  if (change !== undefined) await change({ house, context, input, words });
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

/** What each action does to the goals that there are. */
const CHANGES: Readonly<Record<string, (change: Change) => Promise<void> | void>> = {
  add: async ({ house, context, input, words }) => {
    const here = input.options['here'] === true ? (await openPlaceOf(house, context, input)).repository.id : undefined;
    addGoal(house.stores, words.join(' ').trim(), here);
  },
  pause: (change) => changeNamed(change, (goal) => [{ ...goal, paused: true }]),
  remove: (change) => changeNamed(change, () => []),
  resume: (change) => changeNamed(change, (goal) => [{ ...goal, paused: false }]),
};

function changeNamed({ house: { stores }, words: [word = ''] }: Change, next: (goal: Goal) => readonly Goal[]): void {
  if (/^\d{1,2}$/.test(word) && changeGoal(stores, Number(word), next)) return;
  const numbers = readGoals(stores).map(({ id }) => id);
  throw wrongUsage(`"${safeText(word)}" is no number of a goal: ${numbers.join(', ') || 'there is none'}`);
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
