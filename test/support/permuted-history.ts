// Histories in which nothing can be found out about a person: times or authors dealt at random. All else stays as it was.
import type { CommitFact } from '../../src/domain/fact.js';

const DAY = 86_400;
const MONTH = 30 * DAY;

type Random = () => number;

/** A random order, in a new list. */
function shuffled<Item>(items: readonly Item[], random: Random): readonly Item[] {
  const left = items.slice();
  return items.map(() => left.splice(Math.floor(random() * left.length), 1)[0] as Item);
}

/**
 * Each active day of a person moves, with its clock times, to a random date between that person's first and last; then
 * what was committed is dealt at random to the moments. Neither content nor rhythm has a past any more.
 */
export function permuteTimes(facts: readonly CommitFact[], random: Random): readonly CommitFact[] {
  return [...groupBy(facts, ({ actor }) => actor).values()]
    .flatMap((own) => permuteOwnTimes(own, random))
    .sort((a, b) => a.at - b.at);
}

function permuteOwnTimes(own: readonly CommitFact[], random: Random): readonly CommitFact[] {
  const days = groupBy(own, localDay);
  const known = [...days.keys()];
  const dates = distinctDates({ first: Math.min(...known), last: Math.max(...known), count: days.size }, random);
  const moments = [...days].flatMap(([day, commits], index) =>
    commits.map(({ authoredAt, utcOffset }) => ({
      at: authoredAt + ((dates[index] ?? day) - day) * DAY,
      authoredAt: authoredAt + ((dates[index] ?? day) - day) * DAY,
      utcOffset,
    })),
  );
  const dealt = shuffled(moments, random);
  return own.map((commit, index) => ({ ...commit, ...dealt[index] }));
}

interface Dates {
  readonly first: number;
  readonly last: number;
  readonly count: number;
}

function distinctDates({ first, last, count }: Dates, random: Random): readonly number[] {
  const dates = new Set<number>();
  while (dates.size < count) dates.add(first + Math.floor(random() * (last - first + 1)));
  return shuffled([...dates], random);
}

function localDay({ authoredAt, utcOffset }: CommitFact): number {
  return Math.floor((authoredAt + utcOffset * 60) / DAY);
}

/** Who made which handmade commit, dealt at random: in the whole history, or only among commits of the same thirty days. */
export function permuteAuthors(
  facts: readonly CommitFact[],
  random: Random,
  within: 'history' | 'months',
): readonly CommitFact[] {
  const monthOf = ({ authoredAt }: CommitFact): number => Math.floor(authoredAt / MONTH);
  const groups = groupBy(facts, within === 'history' ? () => 0 : monthOf);
  return [...groups.values()]
    .flatMap((group) => {
      const actors = shuffled(
        group.map(({ actor }) => actor),
        random,
      );
      return group.map((commit, index) => ({ ...commit, actor: actors[index] ?? commit.actor }));
    })
    .sort((a, b) => a.at - b.at);
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): ReadonlyMap<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
