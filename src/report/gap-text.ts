// Gaps of coverage in words: what each name means, and what to do about it.

interface GapWords {
  readonly meaning: string;
  /** A command and what it does; null where there is nothing left to do. */
  readonly todo: { readonly command: string; readonly does: string } | null;
}

const HOOKS = { command: 'craftnudge install-hooks', does: 'puts the hooks in place' };
const DOCTOR = { command: 'craftnudge doctor', does: 'says what keeps the recorder from running' };

export const GAP_WORDS = {
  'hook-missing': { meaning: 'hooks were not in place', todo: HOOKS },
  'client-without-hooks': { meaning: 'a client that runs no hooks, plumbing, or hooks passed by', todo: null },
  killed: { meaning: 'the recorder was killed or could not start; taken up later', todo: DOCTOR },
  'disk-full': { meaning: 'there was no room to write; taken up later', todo: DOCTOR },
  'not-recoverable': { meaning: 'git has them no more', todo: null },
  'switched-off': { meaning: 'made while CraftNudge was off: never recorded, not counted', todo: null },
  'before-install': {
    meaning: 'history, not counted: craftnudge track --all reads it',
    todo: { command: 'craftnudge track --all', does: 'reads the history before' },
  },
} as const satisfies Readonly<Record<string, GapWords>>;

/** The weaker guarantee. */
export const NO_REFLOG =
  'git keeps no reflog here: a commit that no hook sees is found while HEAD reaches it, and lost once it is rewritten';
