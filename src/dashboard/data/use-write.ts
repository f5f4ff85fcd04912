// A change that somebody asks for: on its way, refused with a sentence, or done; then every open view asks again.
import { useState } from 'preact/hooks';
import { type Change, Problem, write } from './api.js';
import { askAgain } from './live.js';

export interface Writing {
  readonly isBusy: boolean;
  /** Why the last one was refused, ending with what to do next; undefined where it was not. */
  readonly refusal: string | undefined;
  /** `onDone` is called with the answer, unless it was refused. */
  send<Answer>(change: Change, onDone?: (answer: Answer) => void): void;
}

export function useWrite(): Writing {
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | undefined>(undefined);
  const send: Writing['send'] = <Answer>(change: Change, onDone?: (answer: Answer) => void) => {
    setBusy(true);
    setRefusal(undefined);
    void write<Answer>(change)
      .then((answer) => {
        onDone?.(answer);
        askAgain();
      })
      .catch((thrown: unknown) =>
        setRefusal(thrown instanceof Problem ? thrown.message : 'the answer could not be read; reload the page'),
      )
      .finally(() => setBusy(false));
  };
  return { isBusy, refusal, send };
}
