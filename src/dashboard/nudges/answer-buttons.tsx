// Useful, not now, never: one press, and what follows from it is said.
import { useState } from 'preact/hooks';
import type { Notifications } from '../data/answers.js';
import { useWrite } from '../data/use-write.js';
import { Refusal } from '../parts/refusal.js';
import { announce } from '../shell/announce.js';
import type { Story } from './story-card.js';

const ANSWERS = [
  { answer: 'useful', text: 'Useful' },
  { answer: 'not-now', text: 'Not now' },
  { answer: 'never', text: 'Never' },
] as const;

type Noted = Notifications<'feedback'>;

export function AnswerButtons({ story: { id, kind, title, answers } }: { readonly story: Story }) {
  const { isBusy, refusal, send } = useWrite();
  const [said, setSaid] = useState('');
  const given = answers.at(-1)?.answer;
  const give = (answer: Noted['answer']): void =>
    send<Noted>({ method: 'POST', path: `/notifications/${id}/feedback`, body: { answer } }, ({ consequence }) => {
      setSaid(consequence);
      announce(consequence);
    });
  return (
    <>
      <div class="actions" role="group" aria-label={`Your answer: ${title ?? kind}`}>
        {ANSWERS.map(({ answer, text }) => (
          <button key={answer} aria-pressed={answer === given} disabled={isBusy} onClick={() => give(answer)}>
            {text}
          </button>
        ))}
        <span class="help-text">{said}</span>
      </div>
      <Refusal text={refusal} />
    </>
  );
}
