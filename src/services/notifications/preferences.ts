// When and where nudges come: the settings notify.* and digest.*, with the command line's own check and audit.
import type { Services } from '../../gateway/contract/services.js';
import { changeSetting, checkedValue, requireKey } from '../change-setting.js';
import type { House } from '../house.js';
import type { KeptHouse } from '../kept-house.js';
import { readConfig } from '../read-config.js';

type Operations = Pick<Services['notifications'], 'changePreferences' | 'preferences'>;

const PREFERENCE = /^(notify|digest)\./;

export function preferenceOperations(kept: KeptHouse): Operations {
  return {
    preferences: () => preferencesIn(kept.current()),
    changePreferences: async (changes) => {
      const house = kept.current();
      const edits = Object.entries(changes).map(([key, value]) => ({
        key: requireKey(key),
        value: value === null ? undefined : checkedValue(key, value),
      }));
      for (const edit of edits) await changeSetting(house, edit);
      return preferencesIn(house);
    },
  };
}

async function preferencesIn({ env }: House) {
  const { settings } = await readConfig(env);
  const preferences = settings.filter(({ key }) => PREFERENCE.test(key));
  return { preferences: preferences.map(({ choices, ...setting }) => ({ ...setting, ...copied(choices) })) };
}

const copied = (choices: readonly string[] | undefined) => (choices === undefined ? {} : { choices: [...choices] });
