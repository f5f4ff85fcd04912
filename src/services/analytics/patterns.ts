// Every kind of nudge as it stands here: its record over the whole past, its gate, whether it is muted, and what the
// catalogue says of it.
import { catalogue } from '../../analytics/catalogue.js';
import type { Services } from '../../gateway/contract/services.js';
import { activeMutes } from '../../notify/mutes.js';
import { readMetrics } from '../../recorder/write-metrics.js';
import type { Window } from '../../report/view.js';
import { kindsIn } from '../kinds-here.js';
import { wishesOf } from '../nudge-words.js';
import { type AnalyticsDesk, type Scope, scopeOf } from './scope.js';

type Patterns = Services['analytics']['patterns'];

export function answerPatterns(desk: AnalyticsDesk): Patterns {
  return async (asked) => {
    const scope = await scopeOf(desk, asked);
    const { stores, recorder } = scope.house;
    const { mutes, answers } = wishesOf(stores);
    const muted = activeMutes(mutes, answers);
    const { habits } = await recorder.settingsAt(null);
    const kinds = kindsIn(stores, scope.repository?.id).map((view) => {
      const known = catalogue.find(({ name }) => name === view.kind);
      return {
        ...view,
        summary: known?.summary ?? '',
        study: known?.evidence ?? null,
        enabled: habits[view.kind]?.enabled ?? true,
        mutedFiles: muted.flatMap(({ kind, file }) => (kind === view.kind && file !== undefined ? [file] : [])),
      };
    });
    return { subject: scope.subject, ...pastOf(scope), kinds };
  };
}

/** The days that the day's work has measured, and the commits on them. */
function pastOf({ house, repository }: Scope): { readonly window: Window | null; readonly n: number } {
  const all = readMetrics(house.stores.data);
  const lines = repository === undefined ? all : all.filter((line) => line.repository === repository.id);
  const days = lines.map(({ day }) => day).sort();
  const [from, to] = [days[0], days.at(-1)];
  const n = lines.reduce((sum, { commits }) => sum + commits, 0);
  return { window: from === undefined || to === undefined ? null : { from, to }, n };
}
