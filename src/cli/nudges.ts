// `craftnudge nudges`: the ledger, each nudge once by its latest state, the newest last, where the eye is.
import { safeText } from '../domain/safe-text.js';
import type { Wishes } from '../notify/policy/question.js';
import { type Story, storiesOf } from '../notify/stories.js';
import type { Stores } from '../recorder/stores.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { openHouse, openPlaceOf, takeUpWork } from './house.js';
import { momentText, shortId, stateNow, wishesOf } from './nudge-words.js';
import { safeJson } from './print-page.js';

const NEWEST = 20;

export async function run(context: CommandContext, input: CommandInput): Promise<ExitCode> {
  const { options } = input;
  const house = openHouse(context);
  await takeUpWork(house);
  const { stores } = house;
  const only = options['repo'] === undefined ? undefined : (await openPlaceOf(house, context, input)).repository.id;
  const stories = storiesOf(stores.ledger.read(), stores.feedback.read());
  const wanted = stories.filter(({ last }) => only === undefined || last.repository === only);
  const listed = options['all'] === true ? wanted : wanted.slice(-NEWEST);
  const nudges = options['json'] === true ? listed.map((story) => viewOf(story, stores)) : undefined;
  context.print(nudges === undefined ? textOf(listed, wanted.length, stores) : safeJson({ nudges }));
  return 0;
}

function textOf(listed: readonly Story[], total: number, stores: Stores): string {
  if (total === 0) return 'No nudge yet. They are rare on purpose: at most one a day.';
  const more = total > listed.length ? [`${total - listed.length} older ones: craftnudge nudges --all`] : [];
  const next = 'more about one: craftnudge why ID   answer it: craftnudge answer ID useful|not-now|never';
  const wishes = wishesOf(stores);
  return [...listed.flatMap((story) => linesOf(story, stores, wishes)), '', ...more, next].join('\n');
}

function linesOf({ id, last, answers }: Story, { repositories }: Stores, wishes: Wishes): readonly string[] {
  const answer = answers.at(-1)?.answer;
  const commit = `${safeText(repositories.nameOf(last.repository))} ${last.commits[0]?.slice(0, 7) ?? ''}`;
  return [
    `${shortId(id)}  ${momentText(last.commitAt ?? last.at)}  ${safeText(last.title ?? last.kind)}   (${commit})`,
    `          ${stateNow(last, wishes)}${answer === undefined ? '' : `; you said: ${answer}`}`,
  ];
}

/** The stable shape of `--json`. */
function viewOf({ id, last, answers }: Story, { repositories }: Stores): object {
  const { at, kind, repository, commits, action, reason, until, channel, file, title, body, commitAt } = last;
  return {
    id,
    kind,
    repository: { id: repository, name: repositories.nameOf(repository) },
    commits,
    commitAt: commitAt ?? null,
    file: file ?? null,
    title: title ?? null,
    body: body ?? null,
    state: { at, action, reason: reason ?? null, until: until ?? null, channel: channel ?? null },
    answer: answers.at(-1)?.answer ?? null,
  };
}
