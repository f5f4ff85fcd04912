// Mutes a kind, or a kind about one file, and takes that back.
import type { Change } from '../data/api.js';
import { useWrite } from '../data/use-write.js';
import { Refusal } from '../parts/refusal.js';
import { announce } from '../shell/announce.js';

interface MuteProps {
  readonly kind: string;
  /** Only about this file. */
  readonly file?: string;
  readonly isSilent: boolean;
}

export function MuteButton({ kind, file, isSilent }: MuteProps) {
  const { isBusy, refusal, send } = useWrite();
  const what = file === undefined ? kind : `${kind} about ${file}`;
  const turn = (): void =>
    send(muteChange({ kind, file }, !isSilent), () =>
      announce(isSilent ? `${what} may speak again.` : `${what} is muted.`),
    );
  return (
    <div>
      <button aria-pressed={isSilent} aria-label={`Mute ${what}`} disabled={isBusy} onClick={turn}>
        {isSilent ? 'Muted' : 'Mute'}
      </button>
      <Refusal text={refusal} />
    </div>
  );
}

interface Target {
  readonly kind: string;
  readonly file?: string | undefined;
}

export function muteChange(target: Target, on: boolean): Change {
  const path = '/notifications/mutes';
  return on ? { method: 'PUT', path, body: target } : { method: 'DELETE', path, params: { ...target } };
}
