// An anchor is the head of the chain at one moment, kept where nobody rewrites it together with the log. One line, so
// that it can be mailed, printed, put into a ticket or into the message of a signed tag.
import type { ChainHead } from './entry.js';

/** Somebody may have kept the hash alone. */
export interface Anchor {
  readonly sequence?: number;
  readonly hash: string;
}

const WORD = 'craftnudge-audit';
const LINE = new RegExp(`${WORD} (\\d{1,15}) ([0-9a-f]{64})`, 'g');
const HASH = /^[0-9a-f]{64}$/;

/** `craftnudge-audit 42 9f86d0…` */
export const anchorLine = ({ sequence, hash }: ChainHead): string => `${WORD} ${sequence} ${hash}`;

/** The anchor that a bare hash is. */
export const parseHash = (text: string): Anchor | undefined => (HASH.test(text) ? { hash: text } : undefined);

/** Every anchor in `text`, whatever stands around them. */
export function anchorsIn(text: string): readonly Anchor[] {
  return [...text.matchAll(LINE)].map(([, sequence = '', hash = '']) => ({ sequence: Number(sequence), hash }));
}
