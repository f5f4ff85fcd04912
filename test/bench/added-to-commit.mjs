// `git commit` without hooks, with an empty hook, with ours and with peers' hooks, in turns; what each adds, in milliseconds.
import {
  commitCommand,
  withEmptyHook,
  withLivingRecorder,
  withoutHook,
  withStartingRecorder,
} from './hook-variants.mjs';
import { medianOf } from './measure.mjs';
import { takePacedRounds } from './pacer.mjs';
import { createBenchWorld } from './bench-world.mjs';

/**
 * @returns added: milliseconds over no hook by variant, the median of all turns; base: a commit without hooks;
 * reasons: why a peer is not in it.
 */
export async function addedToCommit({ bench, world, peers }) {
  const starting = createBenchWorld();
  try {
    const base = world.repository('base');
    const { variants: theirs, reasons } = await bench.peers.variants(world, base, peers);
    const variants = {
      none: withoutHook(world, base),
      empty: withEmptyHook(world, base),
      alive: withLivingRecorder(world, base),
      starting: withStartingRecorder(starting, starting.repository('base')),
      ...theirs,
    };
    for (const variant of Object.values(variants)) variant.command ??= commitCommand;
    const rounds = await takePacedRounds(bench.rounds(4), bench.steps(25), variants);
    return { ...differences(rounds, Object.keys(variants)), reasons };
  } finally {
    starting.remove();
  }
}

/** Turn by turn: the same turn's commit without hooks is the zero. */
function differences(rounds, names) {
  const turns = (name) => rounds.flatMap((round) => round[name].wallMs);
  const zero = turns('none');
  const added = {};
  for (const name of names) added[name] = medianOf(turns(name).map((wall, turn) => wall - zero[turn]));
  return { added, base: medianOf(zero) };
}
