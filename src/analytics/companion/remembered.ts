// The state of the habit: the memory, and which files were spoken of lately. The memory is changed in place, since a copy
// at each commit would cost more than all else: a state may be stepped on from once.
import type { CommitFact } from '../../domain/fact.js';
import { DAY } from '../../domain/local-time.js';
import { type CompanionMemory, emptyMemory } from './companion-memory.js';
import { type PackedMemory, packMemory, unpackMemory } from './packed-memory.js';

type Spoken = readonly [actor: string, path: string, at: number];

export interface PackedRemembered {
  readonly memory: PackedMemory;
  readonly spoken: readonly Spoken[];
}

const SILENCE = 7 * DAY;
const MOST_SPOKEN = 100;

export class Remembered {
  readonly memory: CompanionMemory;
  readonly #spoken: readonly Spoken[];
  readonly #clock: number;

  constructor(memory: CompanionMemory, spoken: readonly Spoken[]) {
    this.memory = memory;
    this.#spoken = spoken;
    this.#clock = memory.clock;
  }

  get isSpent(): boolean {
    return this.memory.clock !== this.#clock;
  }

  /** Of this file, to this person, within the last week. */
  hasSpoken({ actor, authoredAt }: CommitFact, path: string): boolean {
    return this.#spoken.some(([who, file, at]) => who === actor && file === path && authoredAt - at < SILENCE);
  }

  /** The state after a commit, `file` being what was spoken of. */
  next({ actor, authoredAt }: CommitFact, file: string | undefined): Remembered {
    const kept =
      file === undefined ? this.#spoken : [...this.#spoken.slice(1 - MOST_SPOKEN), [actor, file, authoredAt] as const];
    return new Remembered(this.memory, kept);
  }

  toJSON(): PackedRemembered {
    return { memory: packMemory(this.memory), spoken: this.#spoken };
  }
}

/** From what `start` made, what a step made, or either as JSON. */
export function remember(state: PackedRemembered | Remembered): Remembered {
  if (!(state instanceof Remembered)) return new Remembered(unpackMemory(state.memory), state.spoken);
  if (state.isSpent) throw new Error('a state of missing-companion was stepped on from twice');
  return state;
}

export function startRemembering(): Remembered {
  return new Remembered(emptyMemory(), []);
}
