// Who may come in, from where, and how a browser does.
import type { Caller } from '../contract/caller.js';
import type { Binding } from './binding.js';
import type { LaunchCodes } from './launch-codes.js';
import type { Sessions } from './sessions.js';

export interface Access {
  readonly binding: Binding;
  readonly sessions: Sessions;
  readonly launchCodes: LaunchCodes;
  /** For the audit log: rare, so it may write to a disk. */
  note(event: AccessEvent): void;
}

export interface AccessEvent {
  readonly action: 'session-begun' | 'session-ended';
  /** The caller's id, no secret. */
  readonly session: Caller['id'];
}
