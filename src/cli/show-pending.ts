// The lines that wait for the prompt, for somebody who looks at a terminal of ours already.
import { takePending } from '../notify/pending.js';
import { dataDirectoryOf } from '../store/data-directory.js';
import type { CommandContext } from './command.js';

export function showPending({ env, note }: CommandContext): void {
  for (const line of takePending(dataDirectoryOf(env))) note(line);
}
