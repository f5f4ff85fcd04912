// An operation of a command or a route, noted in the audit log: see src/audit. One line for each that has one.
import { type AuditLog, openAuditLog } from '../audit/audit-log.js';
import { type Asked, audited as auditedAt, type Tell } from '../audit/audited.js';
import type { OperationName } from '../audit/operations.js';
import { openDataDirectory } from '../store/data-directory.js';
import type { Doorway } from './house.js';
import { logFailure } from './log-failure.js';
import { version } from '../domain/version.js';

export function openAudit({ env }: Pick<Doorway, 'env'>): AuditLog {
  return openAuditLog(openDataDirectory(env), { program: version });
}

/** `work` is carried out and noted; it tells what is known only later, such as how many there were. */
export async function audited<Name extends OperationName, Result>(
  doorway: Doorway,
  asked: Asked<Name>,
  work: (tell: Tell<Name>) => Promise<Result>,
): Promise<Result> {
  const problems: Error[] = [];
  try {
    return await auditedAt(
      { open: () => openAudit(doorway), warn: (problem) => void problems.push(problem) },
      asked,
      work,
    );
  } finally {
    for (const problem of problems) {
      doorway.note(`craftnudge: ${problem.message}`);
      await logFailure(doorway, problem, asked.operation);
    }
  }
}
