// In: the session in which the commit was made. Out: the address of its D-Bus, or why no toast can reach a screen from here.
import { lstatSync } from 'node:fs';
import type { Session } from '../../domain/session.js';

export type Bus = { readonly address: string } | { readonly reason: string };

export function findBus(session: Session): Bus {
  if (!hasDisplay(session))
    return { reason: session.sshConnection === undefined ? 'no display' : 'over SSH without a display' };
  const address = session.dbusAddress ?? busIn(session.runtimeDir);
  if (address === undefined) return { reason: 'no D-Bus session bus' };
  return isSocketAddress(address) ? { address } : { reason: 'the D-Bus address names no local socket' };
}

const hasDisplay = ({ display, waylandDisplay }: Session): boolean =>
  display !== undefined || waylandDisplay !== undefined;

/** systemd's place for it. Asking libdbus instead would start a stray daemon where there is none. */
function busIn(runtimeDir: string | undefined): string | undefined {
  if (runtimeDir === undefined || !runtimeDir.startsWith('/')) return undefined;
  const path = `${runtimeDir}/bus`;
  const isSocket = lstatSync(path, { throwIfNoEntry: false })?.isSocket() === true;
  return isSocket ? `unix:path=${path}` : undefined;
}

/** `autolaunch:` would start a daemon and `unixexec:` a program: only sockets are spoken to. */
function isSocketAddress(address: string): boolean {
  return address.split(';').every((one) => one.startsWith('unix:'));
}
