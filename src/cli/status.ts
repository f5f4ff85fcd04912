// `craftnudge status`: the last recorded commit, coverage, and what is waiting to be said.
import { epochOf, instantOf, systemClock } from '../domain/instant.js';
import { subjectOf, type CommitRecord, type Instant } from '../domain/commit-record.js';
import type { LedgerEntry } from '../domain/nudge.js';
import { openHolds } from '../notify/policy/held.js';
import type { Wishes } from '../notify/policy/question.js';
import type { Coverage } from '../recorder/coverage.js';
import { type KeptProblem, readProblems } from '../recorder/problems.js';
import type { GoalView } from '../report/goals-view.js';
import { hangWords } from '../report/flow.js';
import { plain, printPage } from '../report/line.js';
import { readCoverage } from '../services/coverage.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { goalViews } from '../services/goal-views.js';
import { openHouse, openPlaceOf, takeUpWork, type House } from './house.js';
import { diskObstacles } from '../services/examine-disk.js';
import { momentText, shortId, sinceText, stateNow, wishesOf } from '../services/nudge-words.js';
import { obstaclesTo } from '../services/obstacles.js';
import { paperOf, safeJson } from './print-page.js';

interface Status {
  readonly last: CommitRecord | null;
  readonly coverage: Coverage;
  readonly held: readonly LedgerEntry[];
  /** Sentences on what keeps commits from being recorded as they are made. */
  readonly obstacles: readonly string[];
  /** Null where nudges are not snoozed. */
  readonly snoozedUntil: Instant | null;
  readonly goals: readonly GoalView[];
  readonly problems: readonly KeptProblem[];
  readonly data: string;
}

export async function run(context: CommandContext, input: CommandInput): Promise<ExitCode> {
  const house = openHouse(context);
  await takeUpWork(house);
  const status = await readStatus(house, context, input);
  context.print(
    input.options['json'] === true ? safeJson(status) : statusPage(status, wishesOf(house.stores), context),
  );
  return 0;
}

async function readStatus(house: House, context: CommandContext, input: CommandInput): Promise<Status> {
  const { stores } = house;
  const placed = await openPlaceOf(house, context, input);
  const coverage = await readCoverage(house, placed);
  const { repository } = placed;
  const { snoozedUntil: snooze = 0 } = wishesOf(stores);
  return {
    last: lastRecorded(house, repository.id),
    coverage,
    held: openHolds([...stores.ledger.read()]),
    obstacles: [...(await obstaclesTo(house, placed)), ...diskObstacles(stores.data.root)],
    snoozedUntil: snooze > epochOf(systemClock.now()) ? (instantOf(snooze) ?? null) : null,
    goals: await goalViews(house),
    problems: readProblems(stores),
    data: stores.data.root,
  };
}

const LAST_DAYS = 30;

/** The newest by the time of recording among the live ones of the last month. */
function lastRecorded({ stores }: House, repository: string): CommitRecord | null {
  const from = instantOf(epochOf(systemClock.now()) - LAST_DAYS * 86_400);
  let last: CommitRecord | null = null;
  for (const record of stores.journal.read({ repository, ...(from === undefined ? {} : { from }) }))
    if (record.source !== 'track') last = record;
  return last;
}

function statusPage(status: Status, wishes: Wishes, context: CommandContext): string {
  const paper = paperOf(context);
  const lines = textOf(status, wishes).flatMap((text) => hangWords([], plain(text), paper.columns));
  return printPage(lines, paper);
}

function textOf(status: Status, wishes: Wishes): readonly string[] {
  const { last, coverage, held, goals, problems, obstacles, snoozedUntil, data } = status;
  return [
    last === null ? `nothing was committed in this clone in the last ${LAST_DAYS} days` : lastText(last),
    coverageLine(coverage),
    ...obstacles.map((obstacle) => `✗ ${obstacle}`),
    ...(snoozedUntil === null
      ? []
      : [`nudges are snoozed until ${momentText(snoozedUntil)}; end it with: craftnudge snooze off`]),
    ...held.map(
      (entry) => `nudge ${shortId(entry.nudge)} ${stateNow(entry, wishes)}   (craftnudge why ${shortId(entry.nudge)})`,
    ),
    ...goals.filter(({ paused }) => !paused).map(({ text, standing }) => `goal: ${text}: ${standing}`),
    ...problems.map(({ at, message }) => `✗ ${momentText(at)} ${message.split('\n')[0] ?? ''}`),
    ...(problems.length === 0 ? [] : ['more of it: craftnudge log']),
    `records are in ${data}`,
  ];
}

function coverageLine({ expected, missing, notRecoverable, since }: Coverage): string {
  if (expected > 0) return `coverage ${expected - missing - notRecoverable}/${expected}`;
  return `coverage: no commit to count${sinceText(since)}`;
}

function lastText({ hash, message, recordedAt, committedAt }: CommitRecord): string {
  const later = committedAt === null ? 0 : epochOf(recordedAt) - epochOf(committedAt);
  const age = epochOf(systemClock.now()) - epochOf(recordedAt);
  return `${hash.slice(0, 7)} "${subjectOf(message)}": recorded ${Math.max(0, later)} s after it was made, ${agoText(age)}`;
}

function agoText(seconds: number): string {
  if (seconds < 90) return 'just now';
  if (seconds < 5400) return `${Math.round(seconds / 60)} minutes ago`;
  return seconds < 129_600 ? `${Math.round(seconds / 3600)} hours ago` : `${Math.round(seconds / 86_400)} days ago`;
}
