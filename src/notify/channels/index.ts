import type { Channel } from '../channel.js';
import { desktop } from './desktop.js';
import { inbox } from './inbox.js';
import { terminal } from './terminal.js';

export const channels: readonly Channel[] = [desktop, inbox, terminal];
