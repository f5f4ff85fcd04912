// A setting is declared once, beside the code that uses it; the check, the example file, the README's table and
// `config explain` are all made from the declaration.

interface Common {
  readonly help: string;
  /** May a repository's own file change it? Never for egress, programs, paths, hosts or privacy. */
  readonly repository?: boolean;
}
export interface IntegerSetting extends Common {
  readonly type: 'integer';
  readonly default: number;
  readonly min: number;
  readonly max: number;
}
export interface FlagSetting extends Common {
  readonly type: 'flag';
  readonly default: boolean;
}
export interface TextSetting extends Common {
  readonly type: 'text';
  readonly default: string;
  /** What the text must look like, as a regular expression. */
  readonly pattern: string;
  /** Says the pattern in words: `HH:MM-HH:MM`. */
  readonly form: string;
}
export interface ChoiceSetting extends Common {
  readonly type: 'choice';
  readonly default: string;
  readonly of: readonly string[];
}
export interface ListSetting extends Common {
  readonly type: 'list';
  readonly default: readonly string[];
  /** The allowed members; empty allows any text. */
  readonly of: readonly string[];
  /** Where any text is allowed: what is wrong with one, or undefined. */
  readonly refuse?: (member: string) => string | undefined;
  /** Says in words what a member looks like. */
  readonly form?: string;
  /** Characters of a member, at most. */
  readonly longest?: number;
}
export type Setting = ChoiceSetting | FlagSetting | IntegerSetting | ListSetting | TextSetting;
export type SettingTable = Readonly<Record<string, Setting>>;

/** The values that a table of settings takes. */
export type ValuesOf<Table extends SettingTable> = {
  readonly [Key in keyof Table]: Table[Key] extends { readonly type: 'integer' }
    ? number
    : Table[Key] extends { readonly type: 'flag' }
      ? boolean
      : Table[Key] extends { readonly type: 'list' }
        ? readonly string[]
        : string;
};

export const integer = (setting: Omit<IntegerSetting, 'type'>): IntegerSetting => ({ type: 'integer', ...setting });
export const flag = (setting: Omit<FlagSetting, 'type'>): FlagSetting => ({ type: 'flag', ...setting });
export const text = (setting: Omit<TextSetting, 'type'>): TextSetting => ({ type: 'text', ...setting });
export const choice = (setting: Omit<ChoiceSetting, 'type'>): ChoiceSetting => ({ type: 'choice', ...setting });
export const list = (setting: Omit<ListSetting, 'type'>): ListSetting => ({ type: 'list', ...setting });

/** The defaults of a table, as values. */
export function defaultsOf<Table extends SettingTable>(table: Table): ValuesOf<Table> {
  return Object.fromEntries(Object.entries(table).map(([key, setting]) => [key, setting.default])) as ValuesOf<Table>;
}
