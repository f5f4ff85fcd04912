// Every setting there is: config's own, the habits', and the names of the channels.
import { habits } from '../analytics/habits/index.js';
import { createSettingTable } from '../config/settings.js';
import { channels } from '../notify/channels/index.js';

export const settingTable = createSettingTable({ habits, channels });
