// `craftnudge answer`: one line of feedback, which policy obeys from the next nudge on.
import { ANSWERS } from '../domain/fact.js';
import { safeText } from '../domain/safe-text.js';
import { answerNudge, consequenceOf } from '../services/answer-nudge.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { openHouse, takeUpWork, wrongUsage } from './house.js';
import { safeJson } from './print-page.js';

export async function run(context: CommandContext, { arguments: given, options }: CommandInput): Promise<ExitCode> {
  const [prefix = '', word = ''] = given;
  const answer = ANSWERS.find((known) => known === word);
  if (answer === undefined) throw wrongUsage(`"${safeText(word)}" is no answer: say ${ANSWERS.join(', ')}`);
  const house = openHouse(context);
  await takeUpWork(house);
  const noted = answerNudge(house.stores, { prefix, answer, source: 'command' });
  context.print(options['json'] === true ? safeJson(noted) : consequenceOf(answer, noted.kind));
  return 0;
}
