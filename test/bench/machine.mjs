// The line below the table: on what it was measured, and how busy that was.
import { execFileSync } from 'node:child_process';
import { availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os';

export function describeMachine({ loadBefore, quick }) {
  const git = execFileSync('git', ['--version'], { encoding: 'utf8' }).trim();
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  const parts = [
    `${model}, ${availableParallelism()} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GiB`,
    `${platform()} ${release().split('.').slice(0, 2).join('.')}`,
    `node ${process.versions.node}`,
    git,
    `load ${loadOf(loadBefore)} before, ${loadOf(loadavg())} after`,
    new Date().toISOString().slice(0, 10),
  ];
  const warning = quick ? '\nA quick run: too few rounds to believe, and shorter histories.' : '';
  return `\n${parts.join(' · ')}${warning}`;
}

const loadOf = (averages) => averages[0].toFixed(1);
