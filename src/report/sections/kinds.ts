// The table of kinds: may it speak, how often it came true beside like commits, whether it was followed and found useful.
import { countText, percentText } from '../figures.js';
import { heading, wrapWords } from '../flow.js';
import { GATE_NOTE, gateText, lacksText } from '../gate-text.js';
import type { KindView } from '../kind-view.js';
import { type Line, faint, plain } from '../line.js';
import { layTable } from '../table.js';

export function layKinds(kinds: readonly KindView[], where: string, columns: number): readonly Line[] {
  if (kinds.length === 0) return [];
  const column = (title: string, cellOf: (kind: KindView) => string) => ({ title, cells: kinds.map(cellOf) });
  const right = { align: 'right' } as const;
  const table = layTable(
    [
      column('kind', ({ kind }) => kind),
      column('state', ({ state }) => state),
      { ...column('came true', recordText), ...right },
      { ...column('95 %', intervalText), ...right, spare: true },
      { ...column('anyway', ({ control }) => (control === null ? '–' : percentText(control.expected, 1))), ...right },
      { ...column('difference', liftText), ...right, spare: true },
      {
        ...column('followed', ({ followed, n }) => `${countText(followed)} of ${countText(n)}`),
        ...right,
        spare: true,
      },
      { ...column('useful/not', saidText), ...right },
    ],
    columns,
  );
  return [...heading('Kinds', [where, 'your own past'], columns), ...table, ...layNotes(kinds, columns)];
}

function recordText({ provable, judged, right, n }: KindView): string {
  if (!provable) return `a fact, n = ${countText(n)}`;
  return judged === 0 ? '–' : `${countText(right)} of ${countText(judged)}  ${percentText(right, judged).padStart(5)}`;
}

function intervalText({ provable, interval }: KindView): string {
  if (!provable || interval === null) return '–';
  return `${Math.round(interval.from * 100)}–${percentText(interval.to, 1)}`;
}

/** In percentage points. */
function liftText({ control }: KindView): string {
  if (control === null) return '–';
  const points = Math.round(control.lift * 100);
  return `${points < 0 ? '−' : '+'}${Math.abs(points)} points`;
}

function saidText({ said: { useful, notUseful } }: KindView): string {
  return `${countText(useful)}/${countText(notUseful)}`;
}

/** What earned kinds wait for, and how those shown compare with those held back: what is said of several, once. */
function layNotes(kinds: readonly KindView[], columns: number): readonly Line[] {
  const namesOf = new Map<string, string[]>();
  for (const kind of kinds)
    for (const note of [...gateNotes(kind), ...lotNotes(kind)])
      namesOf.set(note, [...(namesOf.get(note) ?? []), kind.kind]);
  const notes = [...namesOf].map(([note, names]) => `${names.join(', ')}: ${note}`);
  const head = kinds.some(({ gate }) => gate !== null && !gate.open) ? [GATE_NOTE] : [];
  return [...head, ...notes].flatMap((note) =>
    wrapWords(faint(note), { columns: columns - 2, indent: 2 }).map((words): Line => [plain('  '), ...words]),
  );
}

function gateNotes({ gate }: KindView): readonly string[] {
  if (gate === null) return [];
  const lacks = lacksText(gate);
  return [`gate ${gateText(gate)}${lacks === undefined ? '' : `; it opens with ${lacks}`}`];
}

function lotNotes({ live: { shown, heldBack } }: KindView): readonly string[] {
  if (heldBack.judged === 0) return [];
  const text = ({ right, judged, followed }: KindView['live']['shown']): string =>
    `${countText(right)} of ${countText(judged)} came true, ${countText(followed)} followed`;
  return [`shown: ${text(shown)}; held back by lot: ${text(heldBack)}`];
}
