// A home with settings files, nothing of this process's environment, and a table with one made-up habit.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Place } from '../../../src/config/layer.js';
import { createSettingTable } from '../../../src/config/settings.js';
import { flag, integer } from '../../../src/domain/setting.js';

export const table = createSettingTable({
  habits: [
    {
      name: 'late-hour',
      settings: {
        fromHour: integer({ default: 23, min: 0, max: 23, help: 'The first late hour.' }),
        weekends: flag({ default: true, help: 'On weekends too.' }),
      },
    },
  ],
  channels: [{ name: 'desktop' }, { name: 'inbox' }, { name: 'terminal' }],
});

export interface ConfigWorld {
  readonly root: string;
  readonly home: string;
  readonly data: string;
  /** The top of a work tree. */
  readonly top: string;
  readonly env: Readonly<Record<string, string>>;
  /** Writes below the root and returns the whole path. */
  write(path: string, text: string): string;
  place(more?: Partial<Place>): Place;
  remove(): void;
}

export function createConfigWorld(): ConfigWorld {
  const root = mkdtempSync(join(tmpdir(), 'craftnudge-config-'));
  const [home, data, top] = ['home', 'data', 'project'].map((name) => join(root, name)) as [string, string, string];
  for (const folder of [home, data, top]) mkdirSync(folder);
  const env = { HOME: home };
  return {
    root,
    home,
    data,
    top,
    env,
    write: (path, text) => {
      const whole = join(root, path);
      mkdirSync(dirname(whole), { recursive: true });
      writeFileSync(whole, text);
      return whole;
    },
    place: (more = {}) => ({ env, table, repositoryTop: top, ...more }),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
