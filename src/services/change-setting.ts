// A setting in the user's own file: checked, written, noted in the audit log. The same for a command and for a route.
import { checkEntry, unknownKey } from '../config/check-layer.js';
import type { Edit } from '../config/edit-text.js';
import { editUserFile } from '../config/edit-user-file.js';
import { quoteKey } from '../config/expectation.js';
import { resolveSettings } from '../config/resolve-settings.js';
import type { SettingValue } from '../config/settings.js';
import { CraftNudgeError } from '../domain/failure.js';
import { setRecordInCi } from '../install/off-switch.js';
import { settingTable } from '../recorder/setting-table.js';
import { dataDirectoryOf } from '../store/data-directory.js';
import { audited } from './audited.js';
import type { Doorway } from './house.js';

/** Throws WRONG_USAGE, with the setting that may be meant, where `key` is none. */
export function requireKey(key: string): string {
  if (Object.hasOwn(settingTable, key)) return key;
  throw new CraftNudgeError('WRONG_USAGE', {
    reason: `${quoteKey(key)} ${unknownKey(key, Object.keys(settingTable))}`,
  });
}

/** `value` as the setting takes it; throws CONFIG_INVALID where it does not. */
export function checkedValue(key: string, value: unknown): SettingValue {
  const checked = checkEntry({ key, value }, settingTable);
  if (checked.ok) return checked.value;
  throw new CraftNudgeError('CONFIG_INVALID', { where: key, reason: checked.reason });
}

/** Returns the path of the file. Throws CONFIG_INVALID where it cannot be edited, STORE_UNWRITABLE where not written. */
export async function changeSetting(doorway: Doorway, edit: Edit): Promise<string> {
  const { env } = doorway;
  const path = await audited(doorway, { operation: 'configuration', details: detailsOf(edit) }, () =>
    editUserFile({ env, table: settingTable }, edit),
  );
  if (edit.key === 'record.ci') await tellHooks(env); // they read no settings
  return path;
}

async function tellHooks(env: NodeJS.ProcessEnv): Promise<void> {
  const { settings } = await resolveSettings({ env, table: settingTable, repositoryTop: null });
  setRecordInCi(dataDirectoryOf(env), settings.record.ci);
}

/** A free text could hold anything: an address in `identities`. It is noted that it changed, not to what. */
function detailsOf({ key, value }: Edit) {
  const isPlain = value !== undefined && typeof value !== 'object' && settingTable[key]?.type !== 'text';
  return { key, action: value === undefined ? 'unset' : 'set', ...(isPlain ? { value } : {}) };
}
