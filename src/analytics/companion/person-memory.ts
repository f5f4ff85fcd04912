// What is remembered of each person (person-trace.ts). Bounded over all of them. Of what was packed, only those who commit are
// unpacked and packed again.
import { PackedOnDemand } from './packed-on-demand.js';
import { commitsIn, filesIn, type PackedPerson, PERSONS } from './packed-person.js';
import { enterCommit, newPerson, type OwnCommit, type PersonTrace } from './person-trace.js';

const MOST_PERSONS = 60;
const MOST_ALL_COMMITS = 800;
const MOST_ALL_FILES = 1500;

interface Known {
  readonly person: PackedOnDemand<PackedPerson, PersonTrace>;
  readonly commits: number;
  readonly files: number;
}

export class PersonMemory {
  /** Whoever was seen last comes last. */
  readonly #persons: Map<string, Known>;

  constructor(packed: readonly PackedPerson[] = []) {
    this.#persons = new Map(
      packed.map((one) => {
        const person = new PackedOnDemand(PERSONS, { packed: one });
        return [one[0], { person, commits: commitsIn(one), files: filesIn(one) }];
      }),
    );
  }

  /** To be changed by the commit that is looked at, and then remembered with it. */
  of(actor: string): PersonTrace {
    return this.#persons.get(actor)?.person.change() ?? newPerson(actor);
  }

  remember(person: PersonTrace, commit: OwnCommit): void {
    const { actor, commits, files } = person;
    enterCommit(person, commit);
    this.#persons.delete(actor);
    const known = new PackedOnDemand(PERSONS, { value: person });
    this.#persons.set(actor, { person: known, commits: commits.length, files: files.size });
    this.#prune();
  }

  pack(): readonly PackedPerson[] {
    return [...this.#persons.values()].map(({ person }) => person.packed);
  }

  /** Whoever was longest away is forgotten first; the person who uses the tool never is. */
  #prune(): void {
    let [commits, files] = [0, 0];
    for (const person of this.#persons.values()) {
      commits += person.commits;
      files += person.files;
    }
    for (const [actor, person] of this.#persons) {
      if (this.#persons.size <= MOST_PERSONS && commits <= MOST_ALL_COMMITS && files <= MOST_ALL_FILES) return;
      if (actor === 'me') continue;
      commits -= person.commits;
      files -= person.files;
      this.#persons.delete(actor);
    }
  }
}
