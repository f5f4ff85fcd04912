// The schedulers, one for each system.
import type { Scheduler } from '../digest-timer.js';
import { launchd } from './launchd.js';
import { schtasks } from './schtasks.js';
import { systemd } from './systemd.js';

export const schedulers: readonly Scheduler[] = [launchd, schtasks, systemd];
