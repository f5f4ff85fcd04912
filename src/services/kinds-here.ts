// How each kind of nudge stands, from what the day's work has kept: of one repository, or of all that are known here.
import { allHabits } from '../analytics/all-habits.js';
import { activeMutes, isMuted } from '../notify/mutes.js';
import { isRetired, saidOf } from '../notify/retired.js';
import { readStandings } from '../recorder/standings.js';
import type { Stores } from '../recorder/stores.js';
import { type KindView, kindViewsOf } from '../report/kind-view.js';
import { wishesOf } from './nudge-words.js';

export function kindsIn(stores: Stores, repository?: string): readonly KindView[] {
  const known = stores.repositories.entries().map(([, { id }]) => id);
  const ids = repository === undefined ? [...new Set(known)] : [repository];
  const wishes = wishesOf(stores);
  const muted = activeMutes(wishes.mutes, wishes.answers);
  return kindViewsOf({
    habits: allHabits,
    standings: ids.flatMap((id) => readStandings(stores, id)?.kinds ?? []),
    feedback: wishes.answers.filter((line) => ids.includes(line.repository)),
    saidOf: (kind) => saidOf(kind, wishes),
    silencedAs: (kind) => {
      if (isMuted({ kind }, muted)) return 'muted';
      return isRetired(kind, wishes) ? 'retired' : undefined;
    },
  });
}
