// A toast of the desktop: notify-send on Linux and its kin, node-notifier on macOS and Windows.
import { defineChannel } from '../channel.js';
import { showWithNodeNotifier } from '../desktop/node-notifier.js';
import { showWithNotifySend } from '../desktop/notify-send.js';

const BROUGHT_ALONG: readonly NodeJS.Platform[] = ['darwin', 'win32'];

export const desktop = defineChannel({
  name: 'desktop',
  summary: 'a toast, with buttons to answer it on Linux',
  send: (nudge, place) =>
    BROUGHT_ALONG.includes(place.platform) ? showWithNodeNotifier(nudge) : showWithNotifySend(nudge, place),
});
