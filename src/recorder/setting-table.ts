// Every setting there is: config's own, the habits', and the names of the channels.
import { allHabits } from '../analytics/all-habits.js';
import { createSettingTable } from '../config/settings.js';
import { channels } from '../notify/channels/index.js';

export const settingTable = createSettingTable({ habits: allHabits, channels });
