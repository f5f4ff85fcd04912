// Every setting there is: config's own, the habits', and the names of the channels.
import { declarations } from '../analytics/declarations.js';
import { createSettingTable } from '../config/settings.js';
import { channels } from '../notify/channels/index.js';

export const settingTable = createSettingTable({ habits: declarations, channels });
