// What a section says of commits that it had to leave out, for want of their words or paths.
import { wrapWords } from '../flow.js';
import { type Line, faint, plain } from '../line.js';

export function layLeftOut(text: string | null, columns: number): readonly Line[] {
  if (text === null) return [];
  return wrapWords(faint(text), { columns: columns - 2, indent: 0 }).map((row): Line => [plain('  '), ...row]);
}
