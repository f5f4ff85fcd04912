// `craftnudge nudges`: the ledger, each nudge once by its latest state, the newest last, where the eye is; then how each
// kind stands.
import type { Wishes } from '../notify/policy/question.js';
import { type Story, storiesOf } from '../notify/stories.js';
import type { Stores } from '../recorder/stores.js';
import { hangWords } from '../report/flow.js';
import type { KindView } from '../report/kind-view.js';
import { blank, type Line, line, plain, printPage, widthOfLine } from '../report/line.js';
import { layKinds } from '../report/sections/kinds.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { type House, openHouse, openPlaceOf, takeUpWork } from './house.js';
import { kindsIn } from '../services/kinds-here.js';
import { momentText, shortId, stateNow, wishesOf } from '../services/nudge-words.js';
import { paperOf, safeJson } from './print-page.js';
import { renewLostKinds } from './renew-kinds.js';

const NEWEST = 20;

export async function run(context: CommandContext, input: CommandInput): Promise<ExitCode> {
  const { options } = input;
  const house = openHouse(context);
  await takeUpWork(house);
  const { stores } = house;
  const only = options['repo'] === undefined ? undefined : await repositoryOf(house, context, input);
  await renewLostKinds(house, only);
  const kinds = kindsIn(stores, only);
  const stories = storiesOf(stores.ledger.read(), stores.feedback.read());
  const wanted = stories.filter(({ last }) => only === undefined || last.repository === only);
  const listed = options['all'] === true ? wanted : wanted.slice(-NEWEST);
  if (options['json'] === true)
    context.print(safeJson({ nudges: listed.map((story) => viewOf(story, stores)), kinds }));
  else context.print(pageOf({ listed, total: wanted.length, stores, kinds, where: whereText(stores, only) }, context));
  return 0;
}

async function repositoryOf(house: House, context: CommandContext, input: CommandInput): Promise<string> {
  const placed = await openPlaceOf(house, context, input);
  await house.recorder.renew(placed);
  return placed.repository.id;
}

const whereText = ({ repositories }: Stores, only: string | undefined): string =>
  only === undefined ? 'all repositories' : repositories.nameOf(only);

interface Inbox {
  readonly listed: readonly Story[];
  /** How many there are altogether. */
  readonly total: number;
  readonly stores: Stores;
  readonly kinds: readonly KindView[];
  /** Where the kinds stand so. */
  readonly where: string;
}

function pageOf({ listed, total, stores, kinds, where }: Inbox, context: CommandContext): string {
  const paper = paperOf(context);
  const { columns } = paper;
  const wrap = (text: string): readonly Line[] => hangWords([], plain(text), columns);
  const table = kinds.length === 0 ? [] : [blank, ...layKinds(kinds, where, columns)];
  if (total === 0)
    return printPage([...wrap('No nudge yet. They are rare on purpose: at most one a day.'), ...table], paper);
  const wishes = wishesOf(stores);
  const lines = [
    ...listed.flatMap((story) => layStory(story, { stores, wishes, columns })),
    blank,
    ...(total > listed.length ? wrap(`${total - listed.length} older ones: craftnudge nudges --all`) : []),
    ...flowWide(['more about one: craftnudge why ID', 'answer it: craftnudge answer ID useful|not-now|never'], columns),
    ...table,
  ];
  return printPage(lines, paper);
}

/** One after the other where there is room for all, else one below the other: commands are not broken. */
function flowWide(hints: readonly string[], columns: number): readonly Line[] {
  const joined = line(hints.join('   '));
  return widthOfLine(joined) <= columns ? [joined] : hints.map((hint) => line(hint));
}

interface Listing {
  readonly stores: Stores;
  readonly wishes: Wishes;
  readonly columns: number;
}

function layStory({ id, last, answers }: Story, { stores, wishes, columns }: Listing): readonly Line[] {
  const answer = answers.at(-1)?.answer;
  const [hash] = last.commits;
  const commit = hash === undefined ? 'all' : `${stores.repositories.nameOf(last.repository)} ${hash.slice(0, 7)}`;
  const head = `${shortId(id)}  ${momentText(last.commitAt ?? last.at)}  `;
  const state = `${stateNow(last, wishes)}${answer === undefined ? '' : `; you said: ${answer}`}`;
  return [
    ...hangWords(line(head), plain(`${last.title ?? last.kind}   (${commit})`), columns),
    ...hangWords(line(' '.repeat(10)), plain(state), columns),
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
