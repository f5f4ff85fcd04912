// How long a server of ours lives: until it is told to end, its data directory is gone, or nobody has looked for long.
import { existsSync } from 'node:fs';

export interface EndOptions {
  /** The data directory. */
  readonly root: string;
  /** Ends some time after the last page was closed. */
  readonly whileLooked?: { pages(): number; readonly minutes: number };
}

export type Ending = 'asked' | 'data directory gone' | 'nobody looks';

const LOOK_EVERY_MS = 2_000;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A second signal ends the process at once, as if we had not listened. */
export function untilEnd({ root, whileLooked }: EndOptions): Promise<Ending> {
  return new Promise((resolve) => {
    let unseenSince = Date.now();
    const end = (ending: Ending): void => {
      clearInterval(timer);
      for (const signal of SIGNALS) process.off(signal, asked);
      resolve(ending);
    };
    const asked = (): void => end('asked');
    const look = (): void => {
      if (!existsSync(root)) end('data directory gone');
      if (whileLooked === undefined) return;
      if (whileLooked.pages() > 0) unseenSince = Date.now();
      if (Date.now() - unseenSince > whileLooked.minutes * 60_000) end('nobody looks');
    };
    const timer = setInterval(look, LOOK_EVERY_MS);
    for (const signal of SIGNALS) process.once(signal, asked);
  });
}
