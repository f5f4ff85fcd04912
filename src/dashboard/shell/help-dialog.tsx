// `?`: the keys, and the switch that turns single keys off.
import { useEffect, useRef } from 'preact/hooks';
import { useSignal } from '../data/signal.js';
import { areKeysOn, switchKeys } from './keyboard.js';
import type { Entry } from './view-order.js';

interface HelpProps {
  readonly isOpen: boolean;
  readonly entries: readonly Entry[];
  readonly onClose: () => void;
}

export function HelpDialog({ isOpen, entries, onClose }: HelpProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const areOn = useSignal(areKeysOn);
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog ref={dialog} class="help" aria-labelledby="help-title" onClose={onClose}>
      <h2 id="help-title">Keys</h2>
      <KeyTable entries={entries} />
      <label class="check">
        <input type="checkbox" checked={areOn} onChange={({ currentTarget }) => switchKeys(currentTarget.checked)} />
        Single keys are on
      </label>
      <form method="dialog">
        <button>Close</button>
      </form>
    </dialog>
  );
}

const IN_CHARTS: readonly (readonly [keys: string, does: string])[] = [
  ['← → ↑ ↓', 'in a chart: from one value to the next'],
  ['Home End', 'in a chart: the first, the last'],
  ['?', 'this help'],
];

function KeyTable({ entries }: Pick<HelpProps, 'entries'>) {
  const jumps = entries.map(({ view, letter }, index): readonly [string, string] => [
    [letter === '' ? '' : `g ${letter}`, index < 9 ? String(index + 1) : ''].filter((key) => key !== '').join('  or  '),
    view.title,
  ]);
  return (
    <table>
      <tbody>
        {[...jumps, ...IN_CHARTS].map(([keys, does]) => (
          <tr key={does}>
            <th scope="row">
              <kbd>{keys}</kbd>
            </th>
            <td>{does}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
