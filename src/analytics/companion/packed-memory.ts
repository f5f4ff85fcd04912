// The memory as JSON and back, exactly: what is folded on from a snapshot equals what was never stored. Compact, since it
// is written after each run.
import type { CompanionMemory } from './companion-memory.js';
import { FileMemory, type PackedFiles } from './file-memory.js';
import { pack, thousandths, unpack } from './packed-numbers.js';
import type { PackedPerson } from './packed-person.js';
import { PersonMemory } from './person-memory.js';

export interface PackedMemory extends PackedFiles {
  readonly v: 2;
  readonly counts: string;
  readonly persons: readonly PackedPerson[];
}

export function packMemory({ clock, tried, hits, files, persons }: CompanionMemory): PackedMemory {
  const counts = pack([clock, thousandths(tried), thousandths(hits)]);
  return { v: 2, counts, ...files.pack(), persons: persons.pack() };
}

export function unpackMemory({ counts, persons, ...files }: PackedMemory): CompanionMemory {
  const [clock = 0, tried = 0, hits = 0] = unpack(counts);
  return {
    clock,
    files: new FileMemory(files),
    persons: new PersonMemory(persons),
    tried: tried / 1000,
    hits: hits / 1000,
  };
}
