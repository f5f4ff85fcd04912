// A gate in words: where it stands, and what would open it.
import { GATE, type Missing } from '../analytics/gate/gate.js';
import { countText, percentText } from './figures.js';
import type { GateView } from './kind-view.js';

const FELL = {
  'not-useful': 'fell when one answer in ten said not useful',
  rate: `fell when fewer than ${percentText(GATE.level, 1)} of the last ${GATE.window} came true`,
} as const;

/** `open: right 119 of 177, surely above 55 %`. */
export function gateText({ open, judged, right, bound, fell }: GateView): string {
  const past = fell === null ? '' : `; ${FELL[fell]}`;
  const state = open ? 'open' : 'closed';
  const since = fell === null ? '' : ' since';
  if (judged === 0) return `${state}: nothing judged${since === '' ? ' yet' : since}${past}`;
  const record = `right ${countText(right)} of ${countText(judged)}${since}`;
  return `${state}: ${record}, surely above ${percentText(bound, 1)}${past}`;
}

const LACKS: Readonly<Record<Missing, (gate: GateView) => string>> = {
  predictions: ({ judged }) =>
    judged === 0
      ? `${GATE.least} judged predictions`
      : `${GATE.least - judged} more judged predictions, ${GATE.least} at least`,
  target: () => `at least ${percentText(GATE.target, 1)} of them right`,
  bound: ({ level }) => `enough right to be sure of more than ${percentText(level, 1)}`,
  lift: () => 'more of them right than of comparable commits by chance',
};

/** What a gate is, once above any number of them. */
export const GATE_NOTE =
  'A kind with a gate predicts that a commit will need more work. Until it was right often enough on your own past, it predicts in silence.';

/** Nothing where it is open. */
export function lacksText(gate: GateView): string | undefined {
  if (gate.missing.length === 0) return undefined;
  const [last = '', ...before] = gate.missing.map((what) => LACKS[what](gate)).toReversed();
  return before.length === 0 ? last : `${before.toReversed().join(', ')}, and ${last}`;
}
