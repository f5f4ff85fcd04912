// What a question is about: whose commits, of which days, of which repositories. In: the fields that all questions share.
import type { Fact } from '../../domain/fact.js';
import { CraftNudgeError } from '../../domain/failure.js';
import { epochOf, systemClock } from '../../domain/instant.js';
import { DAY, localDayOf } from '../../domain/local-time.js';
import { systemOffset } from '../../notify/wall-clock.js';
import { type Identities, ME } from '../../recorder/identities.js';
import { type Day, addDays, daysBetween } from '../../report/calendar-day.js';
import { periodOf } from '../../report/own-commits.js';
import { parseDay } from '../../report/parse-day.js';
import type { Subject, Window } from '../../report/view.js';
import { findRepository, type FoundRepository } from '../tracker/known-repositories.js';
import type { House } from '../house.js';
import type { KeptHouse } from '../kept-house.js';
import { whoOf } from '../whose.js';
import type { FactShelf } from './fact-shelf.js';

export interface AnalyticsDesk {
  readonly kept: KeptHouse;
  readonly shelf: FactShelf;
}

export interface Scope {
  readonly house: House;
  readonly repository: FoundRepository | undefined;
  readonly subject: Subject;
  readonly window: Window;
  /** Epoch seconds. */
  readonly now: number;
  readonly today: Day;
  /** Minutes east of UTC, where this process is. */
  readonly utcOffset: number;
  /** Facts of the window at least, and of so many days up to its end. */
  facts(days?: number): readonly Fact[];
}

interface Asked {
  readonly repository?: string;
  readonly author?: 'everyone' | 'me';
  readonly from?: string;
  readonly to?: string;
}

const USUAL_DAYS = 26 * 7;
const MOST_DAYS = 36_600;
/** Days are those of authors, the journal goes by committer time: clocks differ, and drafts are rewritten later. */
const BEFORE = 2 * DAY;
const AFTER = 366 * DAY;

/** Throws WRONG_USAGE for days that are none, NOT_RECORDED for a repository that nobody knows. */
export async function scopeOf({ kept, shelf }: AnalyticsDesk, asked: Asked): Promise<Scope> {
  const house = kept.current();
  const { stores } = house;
  const repository = asked.repository === undefined ? undefined : findRepository(stores, asked.repository);
  const now = epochOf(systemClock.now());
  const utcOffset = systemOffset(now);
  const today = localDayOf(now, utcOffset);
  const window = windowOf(asked, today);
  const identities = await identitiesOf(house, repository);
  const source = { logs: stores, identities, revision: kept.revision() };
  return {
    house,
    repository,
    subject: { ...whoOf(identities.emails, asked.author === 'everyone'), repositories: namesOf(house, repository) },
    window,
    now,
    today,
    utcOffset,
    facts: (days = 0) => shelf.factsOf(spanOf({ repository, window, utcOffset }, days), source),
  };
}

/** The whole past where the days are infinite. */
function spanOf({ repository, window, utcOffset }: Pick<Scope, 'repository' | 'utcOffset' | 'window'>, days: number) {
  const { from, to } = periodOf({ window, utcOffset });
  return {
    ...(repository !== undefined && { repository: repository.id }),
    from: Math.min(from, to - days * DAY) - BEFORE,
    to: to + AFTER,
  };
}

function windowOf({ from, to }: Asked, today: Day): Window {
  const last = to === undefined ? today : dayOf(to, today, 'to');
  const window = { from: from === undefined ? addDays(last, 1 - USUAL_DAYS) : dayOf(from, today, 'from'), to: last };
  if (window.from > last) throw wrong(`from: ${window.from} is after ${last}`);
  if (daysBetween(window.from, last) > MOST_DAYS) throw wrong('from: ask for a hundred years at most');
  return window;
}

function dayOf(text: string, today: Day, name: string): Day {
  const day = parseDay(text, today);
  if (day === undefined) throw wrong(`${name}: "${text}" is no day`);
  return day;
}

const wrong = (reason: string): CraftNudgeError => new CraftNudgeError('WRONG_USAGE', { reason });

/** By the .mailmap of the one repository that is asked about. */
function identitiesOf({ recorder, stores }: House, repository: FoundRepository | undefined): Promise<Identities> {
  return recorder.settingsAt(null).then(({ identities }) => stores.identities(identities, repository?.path));
}

function namesOf({ stores: { repositories } }: House, repository: FoundRepository | undefined): readonly string[] {
  if (repository !== undefined) return [repository.name];
  return [...new Set(repositories.entries().map(([, { id }]) => repositories.nameOf(id)))].sort();
}

/** Whom metrics measure; nobody in particular where it is everyone. */
export function actorOf({ who }: Subject): { readonly actor?: string } {
  return who === 'everyone' ? {} : { actor: ME };
}
