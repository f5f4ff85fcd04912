// Every log of the data directory, looked at byte by byte.
import type { DataDirectory } from './data-directory.js';
import { openJournal } from './journal/journal.js';
import { LOGS } from './logs.js';
import { joinReports, verifyFile, type VerifyReport } from './verify-file.js';

export function verifyStore(data: DataDirectory): VerifyReport {
  const journal = openJournal(data);
  const others = Object.values(LOGS).map((place) => verifyFile(data.resolve(...place)));
  const report = joinReports([journal.verify(), ...others]);
  journal.close();
  return report;
}
