// An operation of a command, noted in the audit log: see src/audit. One line for each command that has one.
import { type AuditLog, openAuditLog } from '../audit/audit-log.js';
import { type Asked, audited as auditedAt, type Tell } from '../audit/audited.js';
import type { OperationName } from '../audit/operations.js';
import { openDataDirectory } from '../store/data-directory.js';
import type { CommandContext } from './command.js';
import { logFailure } from './log-failure.js';
import { version } from './version.js';

export function openAudit({ env }: Pick<CommandContext, 'env'>): AuditLog {
  return openAuditLog(openDataDirectory(env), { program: version });
}

/** `work` is carried out and noted; it tells what is known only later, such as how many there were. */
export async function audited<Name extends OperationName, Result>(
  context: CommandContext,
  asked: Asked<Name>,
  work: (tell: Tell<Name>) => Promise<Result>,
): Promise<Result> {
  const problems: Error[] = [];
  try {
    return await auditedAt(
      { open: () => openAudit(context), warn: (problem) => void problems.push(problem) },
      asked,
      work,
    );
  } finally {
    for (const problem of problems) {
      context.note(`craftnudge: ${problem.message}`);
      await logFailure(context, problem, asked.operation);
    }
  }
}
