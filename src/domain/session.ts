// The desktop session in which a commit was made: what a toast needs to reach the person's screen.

export interface Session {
  readonly display?: string;
  readonly waylandDisplay?: string;
  readonly dbusAddress?: string;
  readonly runtimeDir?: string;
  readonly sshConnection?: string;
  readonly tmux?: string;
}
