// The ledger and the answers in numbers: each nudge counts once, by its latest state. What digests told interrupted nobody
// and was kept from nobody: it is not among them.
import { type Feedback, isToldByDigest, type LedgerEntry } from '../domain/nudge.js';
import type { KindView } from './kind-view.js';
import type { NudgesView } from './report-shape.js';

export function nudgesViewOf(
  ledger: Iterable<LedgerEntry>,
  feedback: Iterable<Feedback>,
  kinds?: readonly KindView[],
): NudgesView {
  const nudges = [...ledger].filter((line) => !isToldByDigest(line));
  const states = [...latestBy(nudges).values()].map(({ action }) => action);
  const answers = [...latestBy(answered(feedback)).values()].map(({ answer }) => answer);
  const count = <Item>(items: readonly Item[], wanted: Item): number => items.filter((item) => item === wanted).length;
  return {
    shown: count(states, 'deliver'),
    held: count(states, 'hold'),
    withheld: count(states, 'withhold'),
    shadow: count(states, 'shadow') + count(states, 'control'),
    useful: count(answers, 'useful'),
    notNow: count(answers, 'not-now'),
    never: count(answers, 'never'),
    ...(kinds === undefined ? {} : { kinds }),
  };
}

function latestBy<Entry extends { readonly nudge: string }>(entries: Iterable<Entry>): ReadonlyMap<string, Entry> {
  return new Map([...entries].map((entry) => [entry.nudge, entry]));
}

function answered(feedback: Iterable<Feedback>): readonly Feedback[] {
  return [...feedback].filter(({ answer }) => answer !== undefined);
}
