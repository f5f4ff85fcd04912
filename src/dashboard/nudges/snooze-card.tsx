// No nudge for a while; they go on being collected.
import { useId, useState } from 'preact/hooks';
import type { Notifications } from '../data/answers.js';
import { useResource } from '../data/use-resource.js';
import { useWrite, type Writing } from '../data/use-write.js';
import { Loaded } from '../parts/loaded.js';
import { momentText } from '../parts/moment.js';
import { Refusal } from '../parts/refusal.js';
import { announce } from '../shell/announce.js';

const PATH = '/notifications/snooze';

export function SnoozeCard() {
  const snooze = useResource<Notifications<'snooze'>>(PATH);
  const writing = useWrite();
  const id = useId();
  return (
    <Loaded of={snooze} shape={{ figures: [0] }}>
      {({ until }) => (
        <section class="card row" aria-labelledby={id}>
          <div>
            <h2 id={id}>{until === null ? 'Nudges come as they are due' : `Snoozed until ${momentText(until)}`}</h2>
            <p class="sample">A snoozed nudge is not shown; it is collected all the same.</p>
          </div>
          {until === null ? <SnoozeForm writing={writing} /> : <EndButton writing={writing} />}
        </section>
      )}
    </Loaded>
  );
}

interface WritingProps {
  readonly writing: Writing;
}

function EndButton({ writing: { isBusy, refusal, send } }: WritingProps) {
  const end = (): void => send({ method: 'DELETE', path: PATH }, () => announce('Nudges come again.'));
  return (
    <div>
      <button disabled={isBusy} onClick={end}>
        End the snooze
      </button>
      <Refusal text={refusal} />
    </div>
  );
}

function SnoozeForm({ writing: { isBusy, refusal, send } }: WritingProps) {
  const [time, setTime] = useState('2h');
  const id = useId();
  const set = (event: Event): void => {
    event.preventDefault();
    send({ method: 'PUT', path: PATH, body: { time } }, () => announce('Nudges are snoozed.'));
  };
  return (
    <div>
      <form class="fields" onSubmit={set}>
        <label class="field">
          <span class="label">Snooze for 30m, 2h, 1d, or until 09:00</span>
          <input
            value={time}
            required
            minLength={2}
            maxLength={20}
            aria-invalid={refusal !== undefined}
            aria-describedby={id}
            onInput={({ currentTarget }) => setTime(currentTarget.value)}
          />
        </label>
        <button disabled={isBusy}>Snooze</button>
      </form>
      <Refusal id={id} text={refusal} />
    </div>
  );
}
