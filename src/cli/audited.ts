// An operation of a command, noted in the audit log: see src/audit. One line for each command that has one.
import { type AuditLog, openAuditLog } from '../audit/audit-log.js';
import { type Asked, audited as auditedAt, type Tell } from '../audit/audited.js';
import type { OperationName } from '../audit/operations.js';
import { openDataDirectory } from '../store/data-directory.js';
import type { CommandContext } from './command.js';
import { version } from './version.js';

export function openAudit({ env }: Pick<CommandContext, 'env'>): AuditLog {
  return openAuditLog(openDataDirectory(env), { program: version });
}

/** `work` is carried out and noted; it tells what is known only later, such as how many there were. */
export function audited<Name extends OperationName, Result>(
  context: CommandContext,
  asked: Asked<Name>,
  work: (tell: Tell<Name>) => Promise<Result>,
): Promise<Result> {
  const warn = (problem: Error): void => context.note(`craftnudge: ${problem.message}`);
  return auditedAt({ open: () => openAudit(context), warn }, asked, work);
}
