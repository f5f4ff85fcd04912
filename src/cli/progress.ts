// A progress line that rewrites itself, on a terminal only: in a pipe long work is silent.
import type { CommandContext } from './command.js';

export interface Progress {
  show(done: number, total: number): void;
  end(): void;
}

export function createProgress({ terminal, note }: CommandContext, what: string): Progress {
  if (!terminal) return { show: () => undefined, end: () => undefined };
  let shown = '';
  return {
    show: (done, total) => {
      const text = `${what} ${total === 0 ? 100 : Math.floor((done * 100) / total)} %`;
      if (text === shown) return;
      shown = text;
      note(`\r${text}`);
    },
    end: () => {
      if (shown !== '') note(`\r${' '.repeat(shown.length)}\r`);
    },
  };
}
