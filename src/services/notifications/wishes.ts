// What a person says about nudges: answers, snoozes, mutes. The same code as behind the commands.
import type { Services } from '../../gateway/contract/services.js';
import { answerNudge, consequenceOf } from '../answer-nudge.js';
import type { KeptHouse } from '../kept-house.js';
import { muteKinds, type MuteWish, muteViews, setMute } from '../mutes.js';
import { snooze, snoozeNow } from '../snooze.js';

type Operations = Pick<
  Services['notifications'],
  'endSnooze' | 'feedback' | 'mute' | 'mutes' | 'setSnooze' | 'snooze' | 'unmute'
>;

export function wishOperations(kept: KeptHouse): Operations {
  const snoozed = async (words: readonly string[] = []) => {
    const { stores } = kept.current();
    if (words.length > 0) snooze(stores, words);
    return { until: snoozeNow(stores) };
  };
  const muted = async (wish?: MuteWish) => {
    const { stores } = kept.current();
    if (wish !== undefined) setMute(stores, wish);
    return { mutes: muteViews(stores), kinds: muteKinds };
  };
  return {
    feedback: async ({ id, answer }) => {
      const { nudge, kind, at } = answerNudge(kept.current().stores, { prefix: id, answer, source: 'api' });
      return { nudge, kind, answer, at, consequence: consequenceOf(answer, kind) };
    },
    snooze: () => snoozed(),
    setSnooze: ({ time }) => snoozed(time.trim().split(/\s+/)),
    endSnooze: () => snoozed(['off']),
    mutes: () => muted(),
    mute: ({ kind, file }) => muted({ kind, file, on: true }),
    unmute: ({ kind, file }) => muted({ kind, file, on: false }),
  };
}
