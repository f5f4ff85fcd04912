// What the person answered to nudges, as facts: of each answer the commit too, where its nudge was about one.
import type { AnswerFact } from '../domain/fact.js';
import { epochOf } from '../domain/instant.js';
import type { Stores } from './stores.js';

type AnswerLogs = Pick<Stores, 'feedback' | 'ledger'>;

/** In the order in which they were given. The ledger is read only where one of those asked for was answered. */
export function readAnswerFacts(
  { feedback, ledger }: AnswerLogs,
  isAsked: (about: Pick<AnswerFact, 'kind' | 'repository'>) => boolean,
): readonly AnswerFact[] {
  const answers = [...feedback.read()].flatMap(({ answer, at, nudge, kind, repository }) =>
    answer === undefined || !isAsked({ kind, repository })
      ? []
      : [{ type: 'answer' as const, repository, at: epochOf(at), nudge, kind, answer }],
  );
  if (answers.length === 0) return answers;
  const commitsOf = new Map([...ledger.read()].map(({ nudge, commits }) => [nudge, commits]));
  return answers.map((answer) => {
    const [hash, ...more] = commitsOf.get(answer.nudge) ?? [];
    return hash === undefined || more.length > 0 ? answer : { ...answer, hash };
  });
}
