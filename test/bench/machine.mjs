// The line below the table: on what it was measured, and how busy that was.
import { execFileSync } from 'node:child_process';
import { availableParallelism, cpus, loadavg, platform, release, tmpdir, totalmem } from 'node:os';
import { basename } from 'node:path';
import { listOr, readOr } from '../support/processes.mjs';

export function describeMachine({ loadBefore, quick }) {
  const git = execFileSync('git', ['--version'], { encoding: 'utf8' }).trim();
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  const parts = [
    `${model}, ${availableParallelism()} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GiB`,
    `${platform()} ${release().split('.').slice(0, 2).join('.')}`,
    `node ${process.versions.node}`,
    git,
    `worlds on ${fileSystemAt(tmpdir())}`,
    `load ${loadOf(loadBefore)} before, ${loadOf(loadavg())} after`,
    new Date().toISOString().slice(0, 10),
  ];
  const warning = quick ? '\nA quick run: too few rounds to believe, and shorter histories.' : '';
  return `\n${parts.join(' · ')}${warning}`;
}

/** Making a file is what a hook does: ext4 without a journal makes it dear once many have been deleted. */
function fileSystemAt(directory) {
  const mount = mountsIn(readOr('', '/proc/self/mountinfo')).findLast(({ at }) => `${directory}/`.startsWith(at));
  if (mount === undefined) return 'an unknown file system';
  if (mount.type !== 'ext4') return mount.type;
  return `ext4 ${hasJournal(mount.device) ? 'with' : 'without'} a journal`;
}

/** `… <mount point> <options> … - <type> <device> …`; of two on one point the later one counts. */
function mountsIn(text) {
  const mounts = text.split('\n').flatMap((line) => {
    const [, point, type, device] = /^\S+ \S+ \S+ \S+ (\S+) .* - (\S+) (\S+)/.exec(line) ?? [];
    return point === undefined ? [] : [{ at: point === '/' ? '/' : `${point}/`, type, device }];
  });
  return mounts.toSorted((a, b) => a.at.length - b.at.length);
}

/** A journal has a directory of its own: `/proc/fs/jbd2/sda1-8`. */
function hasJournal(device) {
  return listOr([], '/proc/fs/jbd2').some((name) => name.startsWith(`${basename(device)}-`));
}

const loadOf = (averages) => averages[0].toFixed(1);
