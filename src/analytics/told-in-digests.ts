// An earned kind as digests fold it: the same steps and the same judge, for one person. Answers come as facts in between.
import type { AnswerFact } from '../domain/fact.js';
import type { SettingTable } from '../domain/setting.js';
import { defineDigest, type DigestHabit } from './define-digest.js';
import type { Habit } from './define-habit.js';
import { isHandmade } from './superseded.js';

interface State {
  readonly inner: unknown;
  readonly answers: readonly AnswerFact[];
}

export function toldInDigests(habit: Habit): DigestHabit {
  const { name, summary, evidence, settings, judge, control, readsAnswers = false } = habit;
  return defineDigest<State, SettingTable>({
    name,
    pace: 'commit',
    scope: 'repository',
    summary,
    evidence,
    settings,
    start: () => ({ inner: habit.start(), answers: [] }),
    step: ({ inner, answers }, fact, { settings: values, actor }) => {
      if (fact.type === 'answer' && readsAnswers && fact.kind === name)
        return { state: { inner, answers: [...answers, fact] } };
      if (fact.type !== 'commit' || !isHandmade(fact)) return { state: { inner, answers } };
      const step = habit.step(inner, fact, { settings: values, messageChecked: false, answers });
      const state = { inner: step.state, answers };
      const isOwn = fact.actor === actor && step.sighting !== undefined;
      return isOwn ? { state, sighting: step.sighting } : { state };
    },
    judge,
    ...(control === undefined ? {} : { control }),
  });
}
