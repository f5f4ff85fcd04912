// `craftnudge standup`: what was done since the last working day, over all repositories that are recorded.
import { epochOf, instantOf, systemClock } from '../domain/instant.js';
import { DAY, localDayOf } from '../domain/local-time.js';
import { systemOffset } from '../notify/wall-clock.js';
import { readRecentFacts } from '../recorder/recent-facts.js';
import { renderStandup } from '../report/standup-page.js';
import { lastWorkingDay, standupViewOf } from '../report/standup-view.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { openHouse, openPlaceOf, takeUpWork } from './house.js';
import { latestDay } from './latest-commit.js';
import { safeJson } from './print-page.js';
import { dayOption } from './read-history.js';
import { whoOf } from '../services/whose.js';

/** Read before the window: where nothing is in it, the latest commit is named. */
const BEFORE_DAYS = 60;

export async function run(context: CommandContext, input: CommandInput): Promise<ExitCode> {
  const house = openHouse(context);
  await takeUpWork(house);
  const { stores, recorder } = house;
  const placed = input.options['repo'] === undefined ? undefined : await openPlaceOf(house, context, input);
  const identities = await recorder.identitiesAt(placed?.repository);
  const { notify } = await recorder.settingsAt(null);
  const now = epochOf(systemClock.now());
  const today = localDayOf(now, systemOffset(now));
  const from = dayOption(input, 'since', { today, usual: lastWorkingDay(today, notify.workingDays) });
  const begin = instantOf(Date.parse(from) / 1000 - BEFORE_DAYS * DAY) ?? systemClock.now();
  const scope = placed === undefined ? {} : { repository: placed.repository.id };
  const who = whoOf(identities.emails, input.options['allAuthors'] === true);
  const found = standupViewOf({
    who,
    window: { from, to: today },
    facts: readRecentFacts(stores, { from: begin, ...scope }, identities),
    nameOf: stores.repositories.nameOf,
  });
  const isIdle = found.n === 0 && found.latest === null;
  const view = isIdle ? { ...found, latest: latestDay(stores, { who, identities, ...scope }) } : found;
  context.print(input.options['json'] === true ? safeJson(view) : renderStandup(view));
  return 0;
}
