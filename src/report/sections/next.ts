// What to run next.
import { flowPhrases } from '../flow.js';
import { type Line, accent, line, plain } from '../line.js';

const LABEL = 'Next: ';

export function layNext(next: readonly string[], columns: number): readonly Line[] {
  const lines = flowPhrases(
    next.map((command) => line(accent(command))),
    { columns, indent: LABEL.length },
  );
  return lines.map((spans, index) => (index === 0 ? [plain(LABEL), ...spans.slice(1)] : spans));
}
