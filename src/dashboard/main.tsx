// START HERE. The page in the browser: app.tsx is the shell, views/ has one file a view.
import { render } from 'preact';
import { App } from './app.js';
import { followEvents } from './data/live.js';
import { watchHistory } from './shell/location.js';

const root = document.getElementById('app');
if (root !== null) {
  watchHistory();
  render(<App />, root);
  followEvents();
}
