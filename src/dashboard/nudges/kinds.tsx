// Each kind with its record beside the base rate, where its gate stands, and its mute.
import { countText, percentText, shareText } from '../../report/figures.js';
import { GATE_NOTE, gateText, lacksText } from '../../report/gate-text.js';
import type { Analytics } from '../data/answers.js';
import { Figure } from '../parts/figure.js';
import { nText } from '../parts/sample-text.js';
import { MuteButton } from './mute-button.js';

type Patterns = Analytics<'patterns'>;
type Kind = Patterns['kinds'][number];

export function Kinds({ patterns: { kinds, subject } }: { readonly patterns: Patterns }) {
  const seen = kinds.reduce((sum, { n }) => sum + n, 0);
  return (
    <>
      <Figure
        title="Record of each kind"
        sample={[nText(seen, 'observation'), subject.repositories.join(', '), 'your own past']}
        note="“Anyway” is how often the same came true of like commits without it: the base rate."
        isTable
        table={{
          caption: 'How often each kind came true, beside like commits without it',
          columns: ['Kind', 'State', 'Seen', 'Came true', '95 %', 'Anyway', 'Difference', 'Followed', 'Useful / not'],
          rows: kinds.map((kind) => [
            kind.kind,
            kind.state,
            kind.n,
            recordText(kind),
            intervalText(kind),
            kind.control === null ? '–' : percentText(kind.control.expected, 1),
            liftText(kind),
            kind.followed,
            `${countText(kind.said.useful)} / ${countText(kind.said.notUseful)}`,
          ]),
        }}
      />
      <section class="card" aria-labelledby="kinds">
        <header>
          <div>
            <h2 id="kinds">What may speak</h2>
            <p class="sample">{GATE_NOTE}</p>
          </div>
        </header>
        <ul class="list">
          {kinds.map((kind) => (
            <KindRow key={kind.kind} kind={kind} />
          ))}
        </ul>
      </section>
    </>
  );
}

function recordText({ provable, judged, right }: Kind): string {
  if (!provable) return 'a fact';
  return judged === 0 ? '–' : shareText(right, judged);
}

function intervalText({ provable, interval }: Kind): string {
  if (!provable || interval === null) return '–';
  return `${Math.round(interval.from * 100)}–${percentText(interval.to, 1)}`;
}

/** In percentage points. */
function liftText({ control }: Kind): string {
  if (control === null) return '–';
  const points = Math.round(control.lift * 100);
  return `${points < 0 ? '−' : '+'}${Math.abs(points)} points`;
}

const STATES: Readonly<Record<Kind['state'], string>> = {
  live: 'speaks',
  shadow: 'silent until earned',
  digest: 'in the digest only',
  muted: 'muted',
  retired: 'retired',
};

function KindRow({ kind }: { readonly kind: Kind }) {
  const { kind: name, state, summary, study, gate, mutedFiles, enabled } = kind;
  return (
    <li>
      <div>
        <div class="title-line">
          <span class="what strong">{name}</span>
          <span class={`tag ${classOf(state)}`}>{enabled ? STATES[state] : 'switched off'}</span>
        </div>
        <small>{summary}</small>
        {gate !== null && <small>{gateNote(gate)}</small>}
        {study !== null && <small>Evidence: {study}</small>}
      </div>
      <MuteButton kind={name} isSilent={state === 'muted' || state === 'retired'} />
      {mutedFiles.map((file) => (
        <div key={file} class="title-line muted-file">
          <small>Muted about {file}</small>
          <MuteButton kind={name} file={file} isSilent />
        </div>
      ))}
    </li>
  );
}

const classOf = (state: Kind['state']): string => (state === 'live' ? 'on' : state === 'muted' ? 'off' : '');

function gateNote(gate: NonNullable<Kind['gate']>): string {
  const lacks = lacksText(gate);
  return `Gate ${gateText(gate)}${lacks === undefined ? '' : `; it opens with ${lacks}`}.`;
}
