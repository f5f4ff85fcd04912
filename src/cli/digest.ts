// `craftnudge digest`: prints the digest of the time up to now, or sees to its timer.
import { join } from 'node:path';
import type { DigestItem } from '../analytics/digest-items.js';
import { epochOf, systemClock } from '../domain/instant.js';
import { localDayOf } from '../domain/local-time.js';
import { composeNudge } from '../notify/compose-nudge.js';
import { spanUntil } from '../notify/digest-time.js';
import { loadTemplates } from '../notify/template.js';
import { systemOffset } from '../notify/wall-clock.js';
import { type DigestContent, readDigest } from '../recorder/digest-content.js';
import { packageRoot } from '../recorder/package-root.js';
import { clockOf, windowText } from '../report/calendar-day.js';
import { renderDigest } from '../report/digest-page.js';
import { type DigestThing, type DigestView, digestViewOf } from '../report/digest-view.js';
import { countText } from '../report/figures.js';
import { insightText, insightViewsOf } from '../report/insights-view.js';
import { nudgeIdOf } from '../store/ids.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { digestTimer } from './digest-timer.js';
import { noteTold } from './digest-told.js';
import { goalViews } from '../services/goal-views.js';
import { type House, openHouse, openPlaceOf, takeUpWork, unlessUnwritable, wrongUsage } from './house.js';
import { latestDay } from './latest-commit.js';
import { printView } from './print-page.js';
import { whoOf } from '../services/whose.js';

export async function run(context: CommandContext, input: CommandInput): Promise<ExitCode> {
  const { timer } = input.options;
  if (timer !== undefined) return digestTimer(context, String(timer), input.options['json'] === true);
  const house = openHouse(context);
  await takeUpWork(house);
  if (input.options['notify'] === true) {
    await house.recorder.review();
    return 0;
  }
  printView(context, input, { view: await digestNow(house, context, input), render: renderDigest });
  return 0;
}

async function digestNow(house: House, context: CommandContext, input: CommandInput): Promise<DigestView> {
  const { stores, recorder } = house;
  const placed = input.options['repo'] === undefined ? undefined : await openPlaceOf(house, context, input);
  const settings = await recorder.settingsAt(placed?.repository.worktree ?? null);
  const now = epochOf(systemClock.now());
  const span = spanUntil(now, paceOf(input, settings.digest.every));
  const scope = placed === undefined ? {} : { repository: placed.repository.id };
  const identities = await recorder.identitiesAt(placed?.repository);
  const content = readDigest(span, { stores, identities, settings: settings.habits, ...scope });
  const wording = wordingHere();
  await unlessUnwritable(house, async () =>
    noteTold(content, { stores, clock: systemClock, settings: settings.habits, wording }),
  );
  const dayOf = (at: number): string => localDayOf(at, systemOffset(at));
  const own = { who: whoOf(identities.emails, input.options['allAuthors'] === true), identities, ...scope };
  return digestViewOf({
    pace: span.pace,
    window: { from: dayOf(span.from + 1), to: dayOf(span.to) },
    clock: clockOf(span.to, systemOffset(span.to)),
    latest: content.commits.length > 0 ? null : latestDay(stores, own),
    n: content.commits.length,
    withheld: content.nudges,
    told: toldIn(content, stores.repositories.nameOf, wording),
    highlights: content.highlights,
    goals: await goalViews(house),
    ledger: content.ledger,
    feedback: content.feedback,
    nameOf: stores.repositories.nameOf,
  });
}

function paceOf({ options }: CommandInput, every: string): string {
  const asked = options['every'];
  if (asked === undefined) return every;
  if (asked === 'daily' || asked === 'weekly') return asked;
  throw wrongUsage('--every: say daily or weekly');
}

type Wording = Parameters<typeof composeNudge>[2];

const wordingHere = (): Wording => ({
  templates: loadTemplates(join(packageRoot(), 'templates/nudges')),
  makeNudgeId: nudgeIdOf,
});

function toldIn(content: DigestContent, nameOf: (id: string) => string, wording: Wording): readonly DigestThing[] {
  const thingOfItem = (item: DigestItem): DigestThing => {
    const { title, body } = composeNudge(item, nameOf(item.repository), wording);
    const repository = item.scope === 'all' ? null : nameOf(item.repository);
    return { source: 'kind', kind: item.kind, title, detail: body, repository, n: item.n, commits: item.commits };
  };
  return [...thingsOfInsights(content, nameOf), ...content.items.map(thingOfItem)];
}

/** As `craftnudge insights` says it; a kind that this version does not know is left out. */
function thingsOfInsights({ insights, span }: DigestContent, nameOf: (id: string) => string): readonly DigestThing[] {
  const today = localDayOf(span.to, systemOffset(span.to));
  return insights.flatMap((insight) =>
    insightViewsOf([insight]).map((view) => ({
      source: 'insight' as const,
      kind: view.kind,
      title: insightText(view, today),
      detail: `n = ${countText(view.n)} ${view.unit}, ${windowText(view.from, view.to)}.`,
      repository: insight.repository === null ? null : nameOf(insight.repository),
      n: view.n,
      commits: insight.commits,
    })),
  );
}
