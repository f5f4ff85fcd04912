// The way down to a folder, each step a link back up.
import { wayTo } from '../charts/file-tree.js';
import { nameOf } from '../charts/fit-text.js';
import { Link } from '../shell/link.js';
import { addressWith } from '../shell/location.js';

/** The address of this view, one folder further; '' is the root. */
export const addressOfFolder = (folder: string): string =>
  addressWith({ folder: folder === '' ? null : folder, file: null });

export function Way({ folder }: { readonly folder: string }) {
  const steps = ['', ...wayTo(folder)];
  return (
    <nav aria-label="Folder">
      <ol class="way">
        {steps.map((step) => (
          <li key={step}>
            {step === folder ? (
              <span aria-current="page">{nameOfStep(step)}</span>
            ) : (
              <Link href={addressOfFolder(step)}>{nameOfStep(step)}</Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

const nameOfStep = (step: string): string => (step === '' ? 'All folders' : nameOf(step));
