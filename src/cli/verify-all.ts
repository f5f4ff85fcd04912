// Every log of the data directory: each record against its check, and the audit log along its chain.
import type { CommandContext } from './command.js';
import { openAudit } from '../services/audited.js';
import type { ChainReport } from '../audit/verify-chain.js';
import type { DataDirectory } from '../store/data-directory.js';
import { joinReports, type VerifyReport } from '../store/verify-file.js';
import { verifyStore } from '../store/verify-store.js';

export function verifyAll(context: CommandContext, data: DataDirectory): VerifyReport {
  return joinReports([verifyStore(data), reportOf(openAudit(context).verify())]);
}

/** An append that was cut off and told by the entry after it is no damage: it stays visible in `audit verify`. */
function reportOf({ path, entries, broken, bytes }: ChainReport): VerifyReport {
  const file = { path, bytes, records: entries, unknownVersions: 0 };
  if (broken === null) return { intact: true, files: [file], damage: [] };
  const { from, to, sequence, reason } = broken;
  return { intact: false, files: [file], damage: [{ path, from, to, reason: `entry ${sequence}: ${reason}` }] };
}
