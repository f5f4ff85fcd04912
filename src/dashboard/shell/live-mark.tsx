// Quiet where all is well: a dot and a word.
import { type LiveState, liveState } from '../data/live.js';
import { useSignal } from '../data/signal.js';

const SAID: Record<LiveState, { readonly word: string; readonly sentence: string }> = {
  connecting: { word: 'connecting', sentence: 'Connecting to CraftNudge' },
  live: { word: 'live', sentence: 'New commits appear by themselves' },
  lost: { word: 'not live', sentence: 'The connection is lost; it is tried again by itself' },
};

export function LiveMark() {
  const state = useSignal(liveState);
  const { word, sentence } = SAID[state];
  return (
    <span class={`live ${state}`} title={sentence}>
      <span class="dot" aria-hidden="true" />
      {word}
    </span>
  );
}
