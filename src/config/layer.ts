// The layers of configuration and what each says. Later layers win.
import type { SettingTable } from '../domain/setting.js';
import type { Entry } from './nest.js';
import type { SettingValue } from './settings.js';
import type { Environment } from './source-files.js';

export const LAYERS = ['default', 'user file', 'section', 'repository file', 'environment', 'flag'] as const;
export type Layer = (typeof LAYERS)[number];

/** Where the settings of one run come from. */
export interface Place {
  readonly env: Environment;
  /** Made once by `createSettingTable`. */
  readonly table: SettingTable;
  /** The top of the work tree, where there is one: its `.craftnudgerc` counts. */
  readonly repositoryTop?: string | null | undefined;
  /** Text by dotted key, as typed. */
  readonly flags?: Readonly<Record<string, string>>;
}

/** What one layer says about one key. */
export interface Offer {
  readonly key: string;
  readonly layer: Layer;
  /** The file (the home as `~`), the variable, the section, `flag`. */
  readonly source: string;
  readonly value: SettingValue;
}

/** A fault in what the user wrote: `{where}: {reason}`. */
export interface Problem {
  readonly where: string;
  readonly reason: string;
}

/** A layer as it was read, before the check. */
export interface RawLayer {
  readonly layer: Layer;
  readonly source: string;
  readonly entries: readonly Entry[];
}

export interface Reading {
  readonly layers: readonly RawLayer[];
  readonly problems: readonly Problem[];
  /** What was left out without being the user's fault. */
  readonly notices: readonly string[];
}
