// What runs on behalf of one data directory, from /proc: found by the environment it was started with. Nothing where
// there is no /proc.
import { readdirSync, readFileSync } from 'node:fs';

/**
 * @param {string} data
 * @returns {readonly { readonly pid: string, readonly command: string }[]}
 */
export function processesOf(data) {
  return processIds()
    .filter((pid) => readOr('', `/proc/${pid}/environ`).split('\0').includes(`CRAFTNUDGE_HOME=${data}`))
    .map((pid) => ({ pid, command: readOr('', `/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim() }))
    .filter(({ command }) => command !== '');
}

function processIds() {
  return listOr([], '/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
}

/**
 * A process may end between two looks: it has nothing to say then.
 *
 * @param {string} fallback
 * @param {string} path
 * @returns {string}
 */
export function readOr(fallback, path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return fallback;
  }
}

/**
 * @param {readonly string[]} fallback
 * @param {string} path
 * @returns {readonly string[]}
 */
export function listOr(fallback, path) {
  try {
    return readdirSync(path);
  } catch {
    return fallback;
  }
}
