// The ledger itself, which `craftnudge nudges` lists: always there, interrupts nobody.
import { defineChannel, shown } from '../channel.js';

export const inbox = defineChannel({
  name: 'inbox',
  summary: 'kept for `craftnudge nudges`, interrupts nobody',
  send: () => Promise.resolve(shown),
});
