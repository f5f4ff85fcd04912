// The session of a process, told from its environment: for commands, which run where the person sits.
import type { Session } from '../domain/session.js';

const VARIABLES: Readonly<Record<keyof Session, string>> = {
  display: 'DISPLAY',
  waylandDisplay: 'WAYLAND_DISPLAY',
  dbusAddress: 'DBUS_SESSION_BUS_ADDRESS',
  runtimeDir: 'XDG_RUNTIME_DIR',
  sshConnection: 'SSH_CONNECTION',
  tmux: 'TMUX',
};

export function sessionOf(env: Readonly<Record<string, string | undefined>>): Session {
  const given = Object.entries(VARIABLES).map(([key, name]) => [key, env[name]]);
  return Object.fromEntries(given.filter(([, value]) => value !== undefined && value !== '')) as Session;
}
