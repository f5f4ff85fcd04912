// A living shell that runs one command each time it is told to. What costs a millisecond is measured so: all variants take
// turns step by step on an equally busy machine, and the kernel adds up the CPU of each variant's steps over its whole life.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { shuffled, textOf } from './measure.mjs';

// The inner shell forks and waits as git does for a hook; `time` counts it and all that it waited for. A detached
// recorder is nobody's child here, and is not in the figure: this is what the one who commits pays.
const LOOP = 'while read -r go; do "$@" </dev/null >/dev/null 2>&1; echo; done';
const SCRIPT = `TIMEFORMAT='%U %S'; time /bin/sh -c '${LOOP}' sh "$@"`;

export function startPacer({ command, cwd, env }) {
  const child = spawn('bash', ['-c', SCRIPT, 'bash', ...command], { cwd, env, stdio: ['pipe', 'pipe', 'pipe'] });
  const times = textOf(child.stderr);
  return {
    /** Runs the command once; milliseconds of wall time. */
    step: async () => {
      const begun = process.hrtime.bigint();
      child.stdin.write('\n');
      await once(child.stdout, 'data');
      return Number(process.hrtime.bigint() - begun) / 1e6;
    },
    /** Milliseconds of user + sys of all steps together. */
    end: async () => {
      child.stdin.end();
      const [user, sys] = (await times).trim().split('\n').at(-1).split(' ').map(Number);
      return (user + sys) * 1000;
    },
  };
}

/**
 * One round: `steps` turns of every variant, in random order within each turn. A variant is {command, cwd, env, before, after};
 * `before` and `after` are not timed. Gives {name: {cpuMs (per step), wallMs: number[]}}.
 */
export async function takePacedRound(variants, steps) {
  const running = Object.entries(variants).map(([name, variant]) => ({
    name,
    variant,
    pacer: startPacer(variant),
    wallMs: [],
  }));
  for (let step = 0; step < steps; step += 1) {
    for (const { variant, pacer, wallMs } of shuffled(running)) {
      await variant.before?.();
      wallMs.push(await pacer.step());
      await variant.after?.();
    }
  }
  const round = {};
  for (const { name, pacer, wallMs } of running) round[name] = { cpuMs: (await pacer.end()) / steps, wallMs };
  return round;
}

export async function takePacedRounds(count, steps, variants) {
  await takePacedRound(variants, 2);
  const rounds = [];
  for (let round = 0; round < count; round += 1) rounds.push(await takePacedRound(variants, steps));
  return rounds;
}
