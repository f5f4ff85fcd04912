// Who may come in to a server of ours: its tokens, its sessions, and the key by which `dashboard` opens one.
import { openAuditLog } from '../audit/audit-log.js';
import type { Deed } from '../audit/entry.js';
import { CraftNudgeError, reasonOf } from '../domain/failure.js';
import type { AccessEvent } from '../gateway/access/access.js';
import { type Binding, isLoopback } from '../gateway/access/binding.js';
import { createLaunchCodes } from '../gateway/access/launch-codes.js';
import { createSessions } from '../gateway/access/sessions.js';
import type { GatewayParts } from '../gateway/gateway-parts.js';
import { renewLaunchKey } from '../services/access/launch-key.js';
import { openTokens } from '../services/access/tokens.js';
import type { House } from './house.js';
import { version } from '../domain/version.js';

export function accessTo(house: House, binding: Binding): Pick<GatewayParts, 'access' | 'callerOf'> {
  const { stores, tell } = house;
  const tokens = openTokens(stores.data, { warn: tell });
  const note = noteAccess(house);
  if (!isLoopback(binding.host)) note({ action: 'opened', reach: 'network' });
  return {
    callerOf: tokens.callerOf,
    access: {
      binding,
      sessions: createSessions(),
      launchCodes: createLaunchCodes(renewLaunchKey(stores)),
      note: ({ action, session }: AccessEvent) => note({ action, session }),
    },
  };
}

/** What cannot be noted is told, and keeps nobody out. */
function noteAccess({ stores, tell }: House): (details: Deed['details']) => void {
  const log = openAuditLog(stores.data, { program: version });
  return (details) => {
    try {
      log.append({ operation: 'access', outcome: 'done', details });
    } catch (cause) {
      if (!(cause instanceof CraftNudgeError)) throw cause;
      tell(new CraftNudgeError('AUDIT_MISSED', { operation: 'access', reason: reasonOf(cause) }, { cause }));
    }
  };
}
