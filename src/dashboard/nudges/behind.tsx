// Everything behind one nudge: what its kind sees and why, its record, its gate, each decision.
import { gateText, lacksText } from '../../report/gate-text.js';
import { percentText, shareText } from '../../report/figures.js';
import type { Notifications } from '../data/answers.js';
import { useResource } from '../data/use-resource.js';
import { Loaded } from '../parts/loaded.js';
import { momentText } from '../parts/moment.js';

type Why = Notifications<'why'>;

export function Behind({ id }: { readonly id: string }) {
  const why = useResource<Why>(`/notifications/${id}`);
  return (
    <Loaded of={why} shape={{ figures: [90] }}>
      {(told) => <Told why={told} />}
    </Loaded>
  );
}

function Told({ why }: { readonly why: Why }) {
  const { subject, summary, study, model, record, gate, decisions } = why;
  const rows: readonly (readonly [name: string, text: string | null])[] = [
    ['Commit', subject],
    ['What it sees', summary],
    ['Why it matters', study],
    ['Its record', record === null ? null : recordText(record)],
    ['Its gate', gate === null ? null : gateText(gate)],
    ['It opens with', gate === null ? null : (lacksText(gate) ?? null)],
    ['Model', model],
  ];
  return (
    <>
      <dl class="facts">
        {rows.map(
          ([name, text]) =>
            text !== null && (
              <>
                <dt key={name}>{name}</dt>
                <dd>{text}</dd>
              </>
            ),
        )}
        <dt>Decided</dt>
        <dd>
          <ol class="plain">
            {decisions.map(({ at, text }, index) => (
              <li key={index}>
                {momentText(at)}: {text}
              </li>
            ))}
          </ol>
        </dd>
      </dl>
    </>
  );
}

function recordText({ matured, hits, control, controlled }: NonNullable<Why['record']>): string {
  if (matured === 0) return 'nothing of this kind has been judged here yet';
  const right = `came true ${shareText(hits, matured)}`;
  if (control === null) return right;
  return `${right}; of like commits without it ${percentText(control, 1)} (n = ${controlled})`;
}
