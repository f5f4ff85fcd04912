// What a row asks of the processes of its world: which are recorders, what memory they hold, how often they wake.
import { listOr, processesOf, readOr } from '../support/processes.mjs';

/** Running recorders: not the shell that sleeps until it is time to start one. */
export function recordersOf(data) {
  const found = processesOf(data).filter(({ command }) => /^\S*\bnode \S*recorder\.cjs$/.test(command));
  const pids = new Set(found.map(({ pid }) => Number(pid)));
  // Between fork and exec the recorder's git still bears its name.
  return found.filter(({ pid }) => !pids.has(parentOf(pid)));
}

function parentOf(pid) {
  return Number(/^PPid:\s*(\d+)/m.exec(readOr('', `/proc/${pid}/status`))?.[1]);
}

/** The most memory that the process ever held, in MB, so far. */
export function peakMemoryOf(pid) {
  return kilobytesIn(readOr('', `/proc/${pid}/status`), 'VmHWM') / 1024;
}

/** Its share of resident memory in MB: pages shared with others are counted in part, where the kernel tells. */
export function memoryOf(pid) {
  const share = kilobytesIn(readOr('', `/proc/${pid}/smaps_rollup`), 'Pss');
  return (share || kilobytesIn(readOr('', `/proc/${pid}/status`), 'VmRSS')) / 1024;
}

/** How many threads it has now, those of node itself among them. */
export const threadsOf = (pid) => listOr([], `/proc/${pid}/task`).length;

/** Milliseconds of processor that all its threads have had, in the kernel's steps of ten. */
export function cpuOf(pid) {
  const [, ...fields] = readOr('', `/proc/${pid}/stat`).split(') ');
  const [user, system] = fields.join(') ').split(' ').slice(11, 13);
  return (Number(user) + Number(system)) * 10;
}

/** How often its threads have been put on a processor: what a wake-up costs, and is. */
export function switchesOf(pid) {
  const tasks = listOr([], `/proc/${pid}/task`);
  return tasks.reduce((sum, task) => sum + switchesIn(readOr('', `/proc/${pid}/task/${task}/status`)), 0);
}

function switchesIn(status) {
  return [...status.matchAll(/^(?:non)?voluntary_ctxt_switches:\s+(\d+)/gm)].reduce((sum, [, n]) => sum + Number(n), 0);
}

function kilobytesIn(text, key) {
  return Number(new RegExp(`^${key}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0);
}
