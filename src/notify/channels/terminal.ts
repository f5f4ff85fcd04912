// One line for the next prompt (`craftnudge shell-init`), or for the next command of ours on a terminal.
import { defineChannel, shown } from '../channel.js';
import { addPending } from '../pending.js';

export const terminal = defineChannel({
  name: 'terminal',
  summary: 'one line above the next prompt (craftnudge shell-init) or by the next craftnudge command',
  send: ({ id, title, body }, { data }) => {
    addPending(data, `craftnudge: ${title}. ${body} (craftnudge why ${id.slice(0, 8)})`);
    return Promise.resolve(shown);
  },
});
