// A missing companion under the interruption budget: at most one a day and person, ninety minutes apart, the same file not
// again for a week (two days once it came). And the same once more where the kind must first earn its place.
import { DAY, HOUR, localDayOf } from '../../domain/local-time.js';
import { isRelated } from '../companion/evidence.js';
import type { Candidate } from './companion-candidates.js';

const APART = 1.5 * HOUR;

export function sayable(
  candidates: readonly Candidate[],
  isStrong: (candidate: Candidate) => boolean,
): readonly Candidate[] {
  return candidates.filter((candidate) => isRelated(candidate.prospect.relation) && isStrong(candidate));
}

/** Those that would have been said, oldest first. `candidates`: oldest commit first. */
export function rationed(candidates: readonly Candidate[]): readonly Candidate[] {
  const days = new Set<string>();
  const quietUntil = new Map<string, number>();
  return byCommit(candidates).flatMap((ofCommit) => {
    const { actor, authoredAt, utcOffset } = ofCommit[0]?.fact ?? { actor: '', authoredAt: 0, utcOffset: 0 };
    const day = `${actor} ${localDayOf(authoredAt, utcOffset)}`;
    if (days.has(day) || authoredAt < (quietUntil.get(actor) ?? -Infinity)) return [];
    const said = ofCommit
      .toSorted((a, b) => b.worth - a.worth)
      .find(({ prospect }) => authoredAt >= (quietUntil.get(`${actor} ${prospect.path}`) ?? -Infinity));
    if (said === undefined) return [];
    days.add(day);
    quietUntil.set(actor, authoredAt + APART);
    quietUntil.set(`${actor} ${said.prospect.path}`, authoredAt + (said.day ? 2 : 7) * DAY);
    return [said];
  });
}

function byCommit(candidates: readonly Candidate[]): readonly (readonly Candidate[])[] {
  const groups = new Map<number, Candidate[]>();
  for (const candidate of candidates) {
    const group = groups.get(candidate.index);
    if (group === undefined) groups.set(candidate.index, [candidate]);
    else group.push(candidate);
  }
  return [...groups.values()];
}

const LEAST_MATURED = 15;
const WINDOW = 40;

/** Said once at least fifteen have matured, half of them right; silent again below two in five of the last forty. */
export function selfGated(said: readonly Candidate[]): readonly Candidate[] {
  let isLive = false;
  return said.filter(({ fact }, index) => {
    const matured = said.slice(0, index).filter((before) => before.fact.at + DAY <= fact.at);
    const last = matured.slice(-WINDOW);
    const share = last.filter(({ day }) => day).length / Math.max(1, last.length);
    if (last.length >= LEAST_MATURED) isLive = isLive ? share >= 0.4 : share >= 0.5;
    return isLive;
  });
}
