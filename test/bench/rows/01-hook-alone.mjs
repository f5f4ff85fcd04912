// Row 1: the hook alone. What a commit pays for CraftNudge before git goes on, against a hook that does nothing.
import { inBenchWorld } from '../bench-world.mjs';
import { product } from '../product.mjs';
import {
  HOOK_ENVIRONMENT,
  hookOf,
  withEmptyHook,
  withLivingRecorder,
  withStartingRecorder,
} from '../hook-variants.mjs';
import { overRounds } from '../measure.mjs';
import { takePacedRounds } from '../pacer.mjs';
import { atMost, result } from '../result.mjs';
import { spreadOf } from '../spread.mjs';

export const row = {
  number: 1,
  title: 'the hook alone, CPU against an empty #!/bin/sh hook',
  async measure({ rounds, steps }) {
    product();
    return inBenchWorld({}, async (alive) =>
      inBenchWorld({}, (starting) => compare({ alive, starting, rounds, steps })),
    );
  },
};

async function compare({ alive, starting, rounds, steps }) {
  const base = alive.repository('base');
  const variants = {
    empty: asHook(withEmptyHook(alive, base)),
    alive: asHook(withLivingRecorder(alive, base)),
    starting: asHook(withStartingRecorder(starting, starting.repository('base'))),
  };
  const taken = await takePacedRounds(rounds(9), steps(40), variants);
  const against = (name) => overRounds(taken, (round) => round[name].cpuMs / round.empty.cpuMs);
  const milliseconds = (name) => overRounds(taken, (round) => round[name].cpuMs).median.toFixed(2);
  const note = (name) => `${spreadOf(against(name))}; ${milliseconds(name)} ms against ${milliseconds('empty')} ms`;
  return [
    result({ what: 'a recorder is alive', bar: atMost(1.15), measured: against('alive').median, note: note('alive') }),
    result({ what: 'starting one', bar: atMost(1.35), measured: against('starting').median, note: note('starting') }),
  ];
}

/** As git calls a hook: its file, at the top of the work tree. */
function asHook(variant) {
  return { ...variant, command: [hookOf(variant.cwd)], env: { ...variant.env, ...HOOK_ENVIRONMENT } };
}
