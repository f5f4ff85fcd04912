// Which earned kinds may speak where: `state/open-gates.json`, the one thing that a commit asks of the gates. Absent where
// none was ever open; made again by the day's work.
import type { Stores } from './stores.js';

interface OpenGatesFile {
  readonly v: 1;
  /** Kinds by repository id. */
  readonly open: Readonly<Record<string, readonly string[]>>;
}

const FILE = ['state', 'open-gates.json'] as const;

type Derived = Pick<Stores, 'loadDerived' | 'saveDerived'>;

export function readOpenGates({ loadDerived }: Pick<Derived, 'loadDerived'>): OpenGatesFile['open'] {
  const file = loadDerived(...FILE) as Partial<OpenGatesFile> | undefined;
  return file?.v === 1 ? (file.open ?? {}) : {};
}

export function keepOpenGates(derived: Derived, repository: string, kinds: readonly string[]): void {
  const known = readOpenGates(derived);
  if (sameKinds(known[repository] ?? [], kinds)) return;
  const others = Object.entries(known).filter(([id]) => id !== repository);
  const open = Object.fromEntries([...others, ...(kinds.length === 0 ? [] : [[repository, kinds] as const])]);
  derived.saveDerived({ v: 1, open } satisfies OpenGatesFile, ...FILE);
}

function sameKinds(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((kind) => others.includes(kind));
}
