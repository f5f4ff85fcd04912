// The one check of a value against its declaration, whatever layer it comes from. Slow path: loads valibot.
import * as v from 'valibot';
import type { ListSetting, Setting } from '../domain/setting.js';
import { expectationOf, quote } from './expectation.js';
import type { SettingValue } from './settings.js';

export type Checked =
  | { readonly ok: true; readonly value: SettingValue }
  | { readonly ok: false; readonly reason: string };

export function checkValue(setting: Setting, value: unknown): Checked {
  const result = v.safeParse(schemaOf(setting), value);
  if (result.success) return checkMembers(setting, result.output);
  return { ok: false, reason: `expected ${expectationOf(setting)}, got ${quote(value)}` };
}

/** The first member that its own setting refuses. */
function checkMembers(setting: Setting, value: SettingValue): Checked {
  if (setting.type !== 'list' || setting.refuse === undefined || !Array.isArray(value)) return { ok: true, value };
  const { refuse } = setting;
  const reason = value.map((member: string) => refuse(member)).find((one) => one !== undefined);
  return reason === undefined ? { ok: true, value } : { ok: false, reason };
}

/** Room for a person's addresses; a settings file is no place for more. */
const MOST_MEMBERS = 100;

function schemaOf(setting: Setting): v.GenericSchema<unknown, SettingValue> {
  switch (setting.type) {
    case 'integer':
      return v.pipe(v.number(), v.integer(), v.minValue(setting.min), v.maxValue(setting.max));
    case 'flag':
      return v.boolean();
    case 'text':
      return v.pipe(v.string(), v.regex(new RegExp(`^(?:${setting.pattern})$`, 'u')));
    case 'choice':
      return v.picklist(setting.of);
    case 'list':
      return v.pipe(v.array(memberOf(setting)), v.maxLength(MOST_MEMBERS));
  }
}

/** An e-mail address has no more. */
const LONGEST_MEMBER = 254;

function memberOf({ of, longest = LONGEST_MEMBER }: ListSetting): v.GenericSchema<string> {
  return of.length === 0 ? v.pipe(v.string(), v.minLength(1), v.maxLength(longest)) : v.picklist(of);
}
