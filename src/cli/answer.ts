// `craftnudge answer`: one line of feedback, which policy obeys from the next nudge on.
import { type Answer, ANSWERS } from '../domain/fact.js';
import { systemClock } from '../domain/instant.js';
import { safeText } from '../domain/safe-text.js';
import { feedbackOf, findNudge } from '../notify/answers.js';
import { timeOrderedId } from '../store/ids.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { openHouse, takeUpWork, wrongUsage } from './house.js';
import { safeJson } from './print-page.js';

export async function run(context: CommandContext, { arguments: given, options }: CommandInput): Promise<ExitCode> {
  const [prefix = '', word = ''] = given;
  const answer = ANSWERS.find((known) => known === word);
  if (answer === undefined) throw wrongUsage(`"${safeText(word)}" is no answer: say ${ANSWERS.join(', ')}`);
  const house = openHouse(context);
  await takeUpWork(house);
  const { ledger, feedback } = house.stores;
  const lines = [...ledger.read()];
  const nudge = findNudge(prefix, lines);
  const noted = feedbackOf({ nudge, answer }, lines, { id: timeOrderedId(), at: systemClock.now(), source: 'command' });
  if (noted === undefined) throw wrongUsage(`${nudge} has no line in the ledger`);
  feedback.append([noted]);
  context.print(options['json'] === true ? safeJson(noted) : consequenceOf(answer, noted.kind));
  return 0;
}

function consequenceOf(answer: Answer, kind: string): string {
  const consequences: Readonly<Record<Answer, string>> = {
    useful: 'noted: useful',
    'not-now': 'noted: not now. The same about the same file stays silent twice as long.',
    never: `noted: never. ${kind} is muted; take it back with: craftnudge mute ${kind} --off`,
  };
  return consequences[answer];
}
