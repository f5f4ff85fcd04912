// What report, today and week are made from: the facts of one repository, whose they are, and where "now" is.
import { readIdentities } from '../capture/identities.js';
import type { Settings } from '../config/settings.js';
import type { Instant } from '../domain/commit-record.js';
import type { CommitFact, Fact } from '../domain/fact.js';
import { epochOf, instantOf, systemClock } from '../domain/instant.js';
import { DAY, localDayOf } from '../domain/local-time.js';
import { systemOffset } from '../notify/wall-clock.js';
import type { Identities } from '../recorder/identities.js';
import { isFollowed } from '../recorder/log-place.js';
import type { Placed } from '../recorder/place-recorder.js';
import { addDays, type Day } from '../report/calendar-day.js';
import { parseDay } from '../report/parse-day.js';
import type { Subject } from '../report/view.js';
import { type HistoryFacts, readFactsOf } from '../recorder/history-facts.js';
import { whoOf } from '../services/whose.js';
import type { CommandContext, CommandInput } from './command.js';
import { type House, openHouse, openPlaceOf, takeUpWork, unlessUnwritable, wrongUsage } from './house.js';
import { recordedElsewhere } from './recorded-elsewhere.js';
import { parseWhen } from './when.js';

/** Counts back from now. */
const SPAN = /^\d{1,4}[dwmy]$/;

export interface History {
  readonly house: House;
  readonly placed: Placed;
  readonly settings: Settings;
  readonly subject: Subject;
  /** Commits and rewrites of the repository: of the days that were asked for at least. */
  readonly facts: readonly Fact[];
  readonly commits: readonly CommitFact[];
  /** All of them, read where that was not done yet. */
  wholeFacts(): readonly Fact[];
  /** The facts that may be kept: undefined where a .mailmap joined them, and where they are not all. */
  readonly plainFacts: readonly Fact[] | undefined;
  readonly now: number;
  /** Minutes east of UTC, where this process is. */
  readonly utcOffset: number;
  /** The local date here and now. */
  readonly today: Day;
  nameOf(repository: string): string;
}

/** The whole history; or the last `days` days of it up to `--on`, which pages of a window are made from just the same. */
export async function readHistory(context: CommandContext, input: CommandInput, days = Infinity): Promise<History> {
  const house = openHouse(context);
  await takeUpWork(house);
  const placed = await openPlaceOf(house, context, input);
  const { repository } = placed;
  const { stores, recorder } = house;
  // What no hook told of is part of the answer.
  if (isFollowed(repository, stores)) await unlessUnwritable(house, () => recorder.reconcile(placed));
  const identities = await identitiesHere(house, placed);
  const now = epochOf(systemClock.now());
  const utcOffset = systemOffset(now);
  const today = localDayOf(now, utcOffset);
  const read = (writtenSince?: Instant): HistoryFacts =>
    readFactsOf({ repository: repository.id, ...(writtenSince && { writtenSince }) }, stores, identities);
  const since =
    days === Infinity ? undefined : startOf(addDays(dayOption(input, 'on', { today, usual: today }), 1 - days));
  const { commits, facts } = read(since);
  const whole = (): HistoryFacts => (since === undefined ? { commits, facts } : read());
  if (commits.length === 0 && whole().commits.length === 0) await tellElsewhere(context, house, placed);
  const plainFacts = identities.isMailmapped || since !== undefined ? undefined : facts;
  await recorder.renew(placed, plainFacts);
  return {
    house,
    placed,
    settings: await recorder.settingsAt(repository.worktree),
    subject: { ...whoOf(identities.emails, input.options['allAuthors'] === true), repositories: [repository.name] },
    facts,
    commits,
    plainFacts,
    now,
    utcOffset,
    today,
    wholeFacts: () => whole().facts,
    nameOf: (id) => (id === repository.id ? repository.name : stores.repositories.nameOf(id)),
  };
}

/** Of that date anywhere on earth. */
const startOf = (day: Day): Instant | undefined => instantOf(Date.parse(`${day}T00:00:00Z`) / 1000 - DAY);

async function tellElsewhere({ note }: CommandContext, { stores }: House, placed: Placed): Promise<void> {
  const elsewhere = await recordedElsewhere(placed, stores);
  if (elsewhere !== undefined) note(`note: ${elsewhere}`);
}

/** Before the first commit here is recorded nobody is known as me: then git's own settings say who asks. Nothing is learnt. */
async function identitiesHere({ recorder, stores }: House, { git, repository }: Placed): Promise<Identities> {
  const known = await recorder.identitiesAt(repository);
  return known.emails.length > 0 ? known : stores.identities(await readIdentities(git), repository.worktree);
}

/** The date that an option names, or `usual` where it is not given. Spans such as `90d` count back from now. */
export function dayOption({ options }: CommandInput, name: string, { today, usual }: { today: Day; usual: Day }): Day {
  const given = options[name];
  if (typeof given !== 'string') return usual;
  const day = parseDay(given, today) ?? (SPAN.test(given) ? dayOfInstant(parseWhen(given, `--${name}`)) : undefined);
  if (day !== undefined && day > today) throw wrongUsage(`--${name}: ${day} is still to come, today is ${today}`);
  if (day !== undefined) return day;
  throw wrongUsage(`--${name}: "${given}" is no day; give 2026-11-22, yesterday, or 3d, 2w, 6m, 1y ago`);
}

function dayOfInstant(instant: Instant | undefined): Day | undefined {
  if (instant === undefined) return undefined;
  const at = epochOf(instant);
  return localDayOf(at, systemOffset(at));
}
